import type { LockCost, LockMode } from '../domain/lock.ts';
import type { Name } from '../domain/operation/name.ts';
import type { Catalogue } from './catalogue.ts';
import type { RelationLock } from './locks.ts';

/** PostgreSQL's major versions, as far as they were measured. */
export const POSTGRES_VERSIONS = [12, 13, 14, 15, 16, 17, 18] as const;

export type PostgresVersion = (typeof POSTGRES_VERSIONS)[number];

/** What the locks of an operation depend on besides itself. */
export interface LockSetting {
  readonly catalogue: Catalogue;
  /** The newest that is known, unless given. */
  readonly version?: PostgresVersion;
  /** The session's, where the script sets it. */
  readonly timeZone?: string;
}

/** The version to judge by. */
export function versionOf({ version }: LockSetting): PostgresVersion {
  return version ?? 18;
}

/** One lock; for a change of the catalogue only, unless it says otherwise. */
export function lock(relation: Name, mode: LockMode, cost: LockCost = 'catalogue'): RelationLock {
  return { relation, mode, cost };
}

/** A lock that keeps everybody out. */
export function exclusive(relation: Name, cost: LockCost = 'catalogue'): RelationLock {
  return lock(relation, 'access exclusive', cost);
}
