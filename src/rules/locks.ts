import type { Operation, OperationKind, OperationOf } from '../domain/operation/operation.ts';
import { columnLocks } from './column-locks.ts';
import { constraintLocks } from './constraint-locks.ts';
import { indexLocks } from './index-locks.ts';
import type { Lockers, LockSetting, RelationLock } from './lock-setting.ts';
import { objectLocks } from './object-locks.ts';
import { rowLocks } from './row-locks.ts';
import { tableLocks } from './table-locks.ts';

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
