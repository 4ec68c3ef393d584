import type { Lock, LockCost } from '../../domain/lock.ts';
import { withStop } from './list.ts';

const COSTS: Readonly<Record<LockCost, string>> = {
  catalogue: 'for a change of the catalogue alone',
  scan: 'while every row of the table is read',
  'index-build': 'while the index is built',
  rewrite: 'while the whole table is written again',
};

/** What PostgreSQL locks, how long, and what waits for it. */
export function lockWords(lock: Lock): string {
  return `${lock.mode.toUpperCase()}, ${COSTS[lock.cost]}. ${withStop(lock.effect)}`;
}
