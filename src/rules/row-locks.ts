import type { Name } from '../domain/operation/name.ts';
import { childrenOf } from './dependants.ts';
import type { Lockers, RelationLock } from './lock-setting.ts';
import { exclusive, lock } from './lock-setting.ts';

type RowKind = 'select' | 'insert' | 'update' | 'delete' | 'merge' | 'truncate' | 'copy';

/** Locks of what reads and changes rows. */
export const rowLocks: Lockers<RowKind> = {
  select: ({ reads }) => reading(reads),
  insert: ({ table, reads }) => [lock(table, 'row exclusive'), ...reading(reads)],
  update: ({ table, reads }) => [lock(table, 'row exclusive', 'scan'), ...reading(reads)],
  delete: ({ table, reads }) => [lock(table, 'row exclusive', 'scan'), ...reading(reads)],
  merge: ({ table, reads }) => [lock(table, 'row exclusive', 'scan'), ...reading(reads)],
  truncate: ({ table, cascade }, { catalogue }) => [
    exclusive(table, 'rewrite'),
    ...(cascade ? childrenOf(catalogue, table).map((child) => exclusive(child, 'rewrite')) : []),
  ],
  copy: ({ table, direction }) =>
    table === undefined ? [] : [lock(table, direction === 'from' ? 'row exclusive' : 'access share')],
};

function reading(tables: readonly Name[]): readonly RelationLock[] {
  return tables.map((table) => lock(table, 'access share'));
}
