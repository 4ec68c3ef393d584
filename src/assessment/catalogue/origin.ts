import type { Origin } from '../../rules/catalogue.ts';

/** Whose history an operation belongs to: what the base branch ran already makes nothing new. */
export type History = 'base' | 'pull-request';

/** The origin of what is made now. */
export function originOf(history: History, ifNotExists: boolean): Origin {
  if (history === 'base') return 'base';
  return ifNotExists ? 'presumed-new' : 'new';
}
