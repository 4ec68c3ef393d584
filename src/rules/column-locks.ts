import type { LockCost } from '../domain/lock.ts';
import type { ColumnDefinition } from '../domain/operation/column.ts';
import type { Name } from '../domain/operation/name.ts';
import type { ColumnKind } from '../domain/operation/table.ts';
import { provesNotNull } from './catalogue.ts';
import { differsByRow, fillsItself, mustHaveValue } from './column-definition.ts';
import { childrenOf, foreignKeysOf } from './dependants.ts';
import { isConstrainedDomain } from './domains.ts';
import type { Lockers } from './lock-setting.ts';
import { exclusive, type LockSetting, lock } from './lock-setting.ts';
import { typeChangeOf } from './type-change.ts';

/** Locks of what ALTER TABLE does to columns. */
export const columnLocks: Lockers<ColumnKind> = {
  'add-column': ({ table, column }, setting) => [
    exclusive(table, addingCost(column, setting)),
    ...column.constraints.flatMap((constraint) =>
      constraint.type === 'foreign-key' ? lock(constraint.references, 'share row exclusive') : [],
    ),
    ...sequencesIn(column.default).map((sequence) => lock(sequence, 'row exclusive')),
  ],
  'drop-column': ({ table, column }, { catalogue }) => [
    exclusive(table),
    ...foreignKeysOf(catalogue, table)
      .filter((key) => key.columns.includes(column))
      .map((key) => exclusive(key.references)),
  ],
  'rename-column': ({ table }) => [exclusive(table)],
  'alter-column-type': (operation, setting) => {
    const { table, column } = operation;
    const { catalogue, timeZone } = setting;
    const { rewrites, rebuildsIndexes } = typeChangeOf(operation, catalogue, timeZone);
    return [
      exclusive(table, rewrites ? 'rewrite' : rebuildsIndexes ? 'index-build' : 'catalogue'),
      ...foreignKeysOf(catalogue, table)
        .filter((key) => key.columns.includes(column))
        .map((key) => exclusive(key.references)),
      ...childrenOf(catalogue, table, column).map((child) => exclusive(child)),
    ];
  },
  'set-not-null': ({ table, column }, { catalogue }) => [
    exclusive(table, provesNotNull(catalogue, table, column) ? 'catalogue' : 'scan'),
  ],
  'drop-not-null': ({ table }) => [exclusive(table)],
  'set-default': ({ table }) => [exclusive(table)],
  'drop-default': ({ table }) => [exclusive(table)],
  'add-identity': ({ table }) => [exclusive(table)],
  'alter-identity': ({ table }) => [exclusive(table)],
  'drop-identity': ({ table }) => [exclusive(table)],
  'set-generated-expression': ({ table }) => [exclusive(table, 'rewrite')],
  'drop-generated-expression': ({ table }) => [exclusive(table)],
  'set-column-storage': ({ table, setting }) => [
    /statistics|options/.test(setting) ? lock(table, 'share update exclusive') : exclusive(table),
  ],
};

/** The sequences that a default draws from: every row that is there gets a number. */
function sequencesIn(value: ColumnDefinition['default']): readonly Name[] {
  return [...(value?.text ?? '').matchAll(/\bnextval\s*\(\s*'(?:(\w+)\.)?(\w+)'/gi)].map(
    ([, schema, name = '']) => (schema === undefined ? { name } : { schema, name }),
  );
}

/** Most of it first: a rewrite builds the indexes and checks the rows on its way. */
function addingCost(column: ColumnDefinition, { catalogue }: LockSetting): LockCost {
  if (differsByRow(column)) return 'rewrite';
  if (column.type !== undefined && isConstrainedDomain(catalogue, column.type)) return 'rewrite';
  const types = column.constraints.map(({ type }) => type);
  if (types.includes('unique') || types.includes('primary-key')) return 'index-build';
  if (types.includes('check')) return 'scan';
  if (types.includes('foreign-key') && fillsItself(column)) return 'scan';
  return mustHaveValue(column) && !fillsItself(column) ? 'scan' : 'catalogue';
}
