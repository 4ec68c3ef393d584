import type { LockCost, LockMode } from '../domain/lock.ts';
import type { Name } from '../domain/operation/name.ts';
import type { Operation, OperationKind, OperationOf } from '../domain/operation/operation.ts';
import { columnLocks } from './column-locks.ts';
import { constraintLocks } from './constraint-locks.ts';
import { indexLocks } from './index-locks.ts';
import type { LockSetting } from './lock-setting.ts';
import { objectLocks } from './object-locks.ts';
import { rowLocks } from './row-locks.ts';
import { tableLocks } from './table-locks.ts';

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

const LOCKERS: Partial<Lockers<OperationKind>> = {
  ...tableLocks,
  ...columnLocks,
  ...constraintLocks,
  ...indexLocks,
  ...objectLocks,
  ...rowLocks,
};

/**
 * The locks that PostgreSQL takes for an operation, by version, as measured on PostgreSQL 12 to 18 and, where that
 * was not measured, as its documentation says ("Explicit Locking", "ALTER TABLE"). What the catalogue does not know
 * (foreign keys, partitions, columns of a type) cannot be among them.
 */
export function locksOf(operation: Operation, setting: LockSetting): readonly RelationLock[] {
  return lockersOf(operation, setting);
}

function lockersOf<K extends OperationKind>(
  operation: OperationOf<K>,
  setting: LockSetting,
): readonly RelationLock[] {
  const locker = LOCKERS[operation.kind] as Lockers<K>[K] | undefined;
  return locker?.(operation, setting) ?? [];
}
