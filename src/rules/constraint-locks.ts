import type { LockCost } from '../domain/lock.ts';
import type { Constraint } from '../domain/operation/constraint.ts';
import type { Name } from '../domain/operation/name.ts';
import { type Catalogue, findTable, provesNotNull } from './catalogue.ts';
import { childrenOf } from './dependants.ts';
import type { Lockers, RelationLock } from './lock-setting.ts';
import { exclusive, type LockSetting, lock } from './lock-setting.ts';

type ConstraintKind =
  | 'add-constraint'
  | 'drop-constraint'
  | 'validate-constraint'
  | 'rename-constraint'
  | 'alter-constraint';

/** Locks of what ALTER TABLE does to constraints. */
export const constraintLocks: Lockers<ConstraintKind> = {
  'add-constraint': ({ table, constraint }, setting) => addingLocks(table, constraint, setting),
  'drop-constraint': ({ table, constraint, cascade }, { catalogue }) => {
    const known = findTable(catalogue, table)?.constraints.get(constraint)?.constraint;
    const parents = known?.type === 'foreign-key' ? [known.references] : [];
    const isKey = known?.type === 'primary-key' || known?.type === 'unique';
    const children = isKey && cascade ? childrenOf(catalogue, table) : [];
    return [exclusive(table), ...[...parents, ...children].map((other) => exclusive(other))];
  },
  'validate-constraint': ({ table, constraint }, { catalogue }) => {
    const known = findTable(catalogue, table)?.constraints.get(constraint)?.constraint;
    return [
      lock(table, 'share update exclusive', 'scan'),
      ...(known?.type === 'foreign-key' ? [lock(known.references, 'row share')] : []),
    ];
  },
  'rename-constraint': ({ table }) => [exclusive(table)],
  'alter-constraint': ({ table }) => [exclusive(table)],
};

function addingLocks(
  table: Name,
  constraint: Constraint,
  { catalogue }: LockSetting,
): readonly RelationLock[] {
  if (constraint.type !== 'foreign-key') return [exclusive(table, addingCost(table, constraint, catalogue))];
  return [
    lock(table, 'share row exclusive', constraint.notValid ? 'catalogue' : 'scan'),
    lock(constraint.references, 'share row exclusive'),
  ];
}

function addingCost(
  table: Name,
  constraint: Exclude<Constraint, { readonly type: 'foreign-key' }>,
  catalogue: Catalogue,
): LockCost {
  switch (constraint.type) {
    case 'exclude':
      return 'index-build';
    case 'unique':
      return constraint.usingIndex === undefined ? 'index-build' : 'catalogue';
    case 'primary-key':
      if (constraint.usingIndex === undefined) return 'index-build';
      return areProven(catalogue, table, keyColumns(constraint.usingIndex, table, catalogue))
        ? 'catalogue'
        : 'scan';
    case 'not-null':
      return constraint.notValid || areProven(catalogue, table, constraint.columns) ? 'catalogue' : 'scan';
    case 'check':
      return constraint.notValid ? 'catalogue' : 'scan';
  }
}

/** The columns of an index that is known; none where it is not, which proves nothing. */
export function keyColumns(index: string, table: Name, { indexes }: Catalogue): readonly string[] {
  const known = [...indexes.values()].find(
    ({ name, table: of }) => name.name === index && of.name === table.name,
  );
  return (known?.keys ?? []).flatMap((key) => (key.kind === 'column' ? key.column : []));
}

function areProven(catalogue: Catalogue, table: Name, columns: readonly string[]): boolean {
  return columns.length > 0 && columns.every((column) => provesNotNull(catalogue, table, column));
}
