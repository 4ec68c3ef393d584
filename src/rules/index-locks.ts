import { findIndex, findTable } from './catalogue.ts';
import { partitionsOf } from './dependants.ts';
import type { Lockers } from './lock-setting.ts';
import { exclusive, lock } from './lock-setting.ts';

type IndexKind = 'create-index' | 'drop-index' | 'reindex' | 'rename-index' | 'alter-index';

/** Locks of what is done to indexes: on the index itself, and on its table where that is known. */
export const indexLocks: Lockers<IndexKind> = {
  'create-index': ({ table, concurrently, only }, { catalogue }) => {
    if (only) return [lock(table, 'share')];
    const mode = concurrently ? 'share update exclusive' : 'share';
    const partitions = partitionsOf(catalogue, table);
    // A partitioned table has no rows of its own.
    if (partitions.length === 0) return [lock(table, mode, 'index-build')];
    return [lock(table, mode), ...partitions.map((partition) => lock(partition, mode, 'index-build'))];
  },
  'drop-index': ({ index, concurrently }, { catalogue }) => {
    const known = findIndex(catalogue, index);
    const mode = concurrently ? 'share update exclusive' : 'access exclusive';
    return [...(known === undefined ? [] : [lock(known.table, mode)]), lock(known?.name ?? index, mode)];
  },
  reindex: ({ target, name, concurrently }, { catalogue }) => {
    if (name === undefined) return [];
    const index = target === 'index' ? findIndex(catalogue, name) : undefined;
    const table = target === 'table' ? (findTable(catalogue, name)?.name ?? name) : index?.table;
    const mode = concurrently ? 'share update exclusive' : 'share';
    return [
      ...(table === undefined ? [] : [lock(table, mode, 'index-build')]),
      ...(target === 'index' && !concurrently ? [exclusive(index?.name ?? name, 'index-build')] : []),
    ];
  },
  'rename-index': ({ index }) => [lock(index, 'share update exclusive')],
  'alter-index': ({ index, attaches }) => [
    lock(index, 'share update exclusive'),
    ...(attaches === undefined ? [] : [exclusive(attaches)]),
  ],
};
