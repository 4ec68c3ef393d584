import type { LockCost, LockMode } from '../domain/lock.ts';
import type { Name } from '../domain/operation/name.ts';
import type { OperationKind, OperationOf } from '../domain/operation/operation.ts';
import type { Catalogue } from './catalogue.ts';

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

/** The strongest lock that an operation takes on something that was there before it, and what it does meanwhile. */
export interface RelationLock {
  readonly relation: Name;
  readonly mode: LockMode;
  readonly cost: LockCost;
}

/** The locks of each of some kinds of operation. */
export type Lockers<K extends OperationKind> = {
  readonly [Kind in K]: (operation: OperationOf<Kind>, setting: LockSetting) => readonly RelationLock[];
};

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
