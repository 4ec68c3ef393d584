/** PostgreSQL's table lock modes, weakest first (PostgreSQL documentation, "Explicit Locking"). */
export const LOCK_MODES = [
  'access share',
  'row share',
  'row exclusive',
  'share update exclusive',
  'share',
  'share row exclusive',
  'exclusive',
  'access exclusive',
] as const;

export type LockMode = (typeof LOCK_MODES)[number];

/** What holding a lock costs: nothing but the catalogue, a scan of the table, an index build, or a rewrite. */
export type LockCost = 'catalogue' | 'scan' | 'index-build' | 'rewrite';

export interface Lock {
  readonly mode: LockMode;
  readonly cost: LockCost;
  /** What is locked and what waits for it, as a sentence for people. */
  readonly effect: string;
}
