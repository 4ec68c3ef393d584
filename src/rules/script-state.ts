import type { LockCost, LockMode } from '../domain/lock.ts';
import type { Name } from '../domain/operation/name.ts';

/**
 * The transaction that an operation runs in: one that the script began, the one in which the tool runs the file, the
 * one that PostgreSQL begins for a query of several statements, none (each statement by itself), or nobody knows.
 */
export type OpenTransaction = 'script' | 'tool' | 'query' | 'none' | 'unknown';

/** What is in effect where an operation runs, and what its transaction has done so far. */
export interface ScriptState {
  readonly transaction: OpenTransaction;
  readonly lockTimeout: Timeout;
  readonly statementTimeout: Timeout;
  /** As the script set it. */
  readonly timeZone?: string;
  /** Strong locks on tables in use that the transaction holds already, the first few of them; none outside one. */
  readonly locks: readonly HeldLock[];
  /** Where among the script's operations the transaction began; outside one, where the operation itself stands. */
  readonly since: number;
  /** Strong locks on tables in use that were asked for without a limit to the waiting, by the first that did so. */
  readonly unlimitedWaits: number;
}

/** How long a statement may wait, and where that comes from. */
export interface Timeout {
  /** 0 for no limit. */
  readonly milliseconds: number;
  /** Why there is none, or not the one that was written. */
  readonly origin: 'server' | 'set' | 'reset' | 'ended' | 'local-outside-transaction';
}

export interface HeldLock {
  readonly table: Name;
  readonly mode: LockMode;
  readonly cost: LockCost;
}

/** Whether it is known that a transaction is open, so that locks are held until it ends. */
export function isInTransaction({ transaction }: Pick<ScriptState, 'transaction'>): boolean {
  return transaction === 'script' || transaction === 'tool' || transaction === 'query';
}

/** The longest that a lock may be waited for without a finding: queries that came later wait as long. */
export const LONGEST_WAIT = 60_000;

/** Whether the waiting for a lock has a limit; statement_timeout counts the waiting too. */
export function limitsWaiting({
  lockTimeout,
  statementTimeout,
}: Pick<ScriptState, 'lockTimeout' | 'statementTimeout'>): boolean {
  return [lockTimeout, statementTimeout].some(
    ({ milliseconds }) => milliseconds > 0 && milliseconds <= LONGEST_WAIT,
  );
}
