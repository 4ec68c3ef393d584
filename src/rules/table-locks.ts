import type { Name } from '../domain/operation/name.ts';
import type { TableKind } from '../domain/operation/table.ts';
import { type Catalogue, findTable } from './catalogue.ts';
import { childrenOf, parentsOf, partitionsOf, viewsOn } from './dependants.ts';
import type { Lockers, RelationLock } from './lock-setting.ts';
import { exclusive, lock, versionOf } from './lock-setting.ts';

type LockedKind = TableKind | 'cluster' | 'vacuum' | 'analyze' | 'lock-table';

/** Locks of what is done to whole tables. */
export const tableLocks: Lockers<LockedKind> = {
  'create-table': ({ columns, constraints, like, inherits, partitionOf, asQuery }, { catalogue }) => [
    ...[...constraints, ...columns.flatMap((column) => column.constraints)].flatMap((constraint) =>
      constraint.type === 'foreign-key' ? lock(constraint.references, 'share row exclusive') : [],
    ),
    ...(partitionOf === undefined ? [] : withDefaultPartition(partitionOf, catalogue)),
    ...inherits.map((parent) => lock(parent, 'share update exclusive')),
    ...[...like, ...(asQuery?.reads ?? [])].map((table) => lock(table, 'access share')),
  ],
  'drop-table': ({ table, cascade }, { catalogue }) => [
    exclusive(table),
    ...parentsOf(catalogue, table).map((parent) => exclusive(parent)),
    ...wholeOf(table, catalogue),
    ...(cascade
      ? [...childrenOf(catalogue, table), ...viewsOn(catalogue, table)].map((other) => exclusive(other))
      : []),
  ],
  'rename-table': ({ table }) => [exclusive(table)],
  'set-table-schema': ({ table }) => [exclusive(table)],
  'set-table-options': ({ table, options }) => [optionsLock(table, Object.keys(options))],
  'reset-table-options': ({ table, options }) => [optionsLock(table, options)],
  'set-logged': ({ table }) => [exclusive(table, 'rewrite')],
  'set-tablespace': ({ table }) => [exclusive(table, 'rewrite')],
  'set-access-method': ({ table }) => [exclusive(table, 'rewrite')],
  'set-replica-identity': ({ table }) => [exclusive(table)],
  'attach-partition': ({ table, partition }, { catalogue }) => [
    lock(table, 'share update exclusive'),
    exclusive(partition, hasCheck(catalogue, partition) ? 'catalogue' : 'scan'),
    ...partitionsOf(catalogue, table, 'default').map((other) => exclusive(other, 'scan')),
    ...parentsOf(catalogue, table).map((parent) => lock(parent, 'share row exclusive')),
  ],
  'detach-partition': ({ table, partition, concurrently }, setting) =>
    concurrently
      ? [lock(table, 'share update exclusive'), lock(partition, 'share update exclusive')]
      : [
          ...withDefaultPartition(table, setting.catalogue),
          versionOf(setting) < 14 ? lock(partition, 'share update exclusive') : exclusive(partition),
        ],
  'set-inherit': ({ table, parent }) => [exclusive(table), lock(parent, 'share update exclusive')],
  'switch-trigger': ({ table }) => [lock(table, 'share row exclusive')],
  'switch-rule': ({ table }) => [exclusive(table)],
  'set-row-security': ({ table }) => [exclusive(table)],
  'set-cluster-index': ({ table }) => [lock(table, 'share update exclusive')],
  'set-owner': ({ table, objectKind }) => (isRelation(objectKind) ? [exclusive(table)] : []),
  cluster: ({ table }) => (table === undefined ? [] : [exclusive(table, 'rewrite')]),
  vacuum: ({ full, tables }) =>
    tables.map((table) => (full ? exclusive(table, 'rewrite') : lock(table, 'share update exclusive'))),
  analyze: ({ tables }) => tables.map((table) => lock(table, 'share update exclusive')),
  'lock-table': ({ table, mode }) => [lock(table, mode)],
};

/** The default partition is locked with the table: what belongs into it changes. */
function withDefaultPartition(table: Name, catalogue: Catalogue): readonly RelationLock[] {
  return [table, ...partitionsOf(catalogue, table, 'default')].map((name) => exclusive(name));
}

/** The table that a partition is taken out of when it is dropped. */
function wholeOf(table: Name, catalogue: Catalogue): readonly RelationLock[] {
  const parent = findTable(catalogue, table)?.partitionOf?.parent;
  return parent === undefined ? [] : withDefaultPartition(parent, catalogue);
}

/** Storage parameters and those of autovacuum let reads and writes go on (documentation, "ALTER TABLE"). */
function optionsLock(table: Name, options: readonly string[]): RelationLock {
  const light = options.every((option) =>
    /^(?:fillfactor|parallel_workers|toast_|toast\.|autovacuum_|log_autovacuum|vacuum_)/.test(option),
  );
  return light ? lock(table, 'share update exclusive') : exclusive(table);
}

/** Whether a valid CHECK may prove that the rows belong into the partition; its expression is not compared. */
export function hasCheck(catalogue: Catalogue, table: Name): boolean {
  return [...(findTable(catalogue, table)?.constraints.values() ?? [])].some(
    ({ constraint, valid }) => valid && constraint.type === 'check',
  );
}

function isRelation(objectKind: string): boolean {
  return /table|view|sequence/.test(objectKind);
}
