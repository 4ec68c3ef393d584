import { findView } from './catalogue.ts';
import { resolved, tablesUsing, viewsOn } from './dependants.ts';
import type { Lockers } from './lock-setting.ts';
import { exclusive, lock, versionOf } from './lock-setting.ts';

type ObjectKind =
  | 'drop-schema'
  | 'drop-type'
  | 'add-domain-constraint'
  | 'alter-domain'
  | 'create-view'
  | 'drop-view'
  | 'refresh-materialized-view'
  | 'alter-sequence'
  | 'drop-sequence'
  | 'create-trigger'
  | 'drop-trigger'
  | 'create-rule'
  | 'create-policy'
  | 'alter-policy'
  | 'drop-policy'
  | 'create-statistics'
  | 'change-replication'
  | 'comment'
  | 'grant'
  | 'revoke';

/** Locks of what is done to other objects, on those and on the tables that they belong to. */
export const objectLocks: Lockers<ObjectKind> = {
  'drop-schema': ({ schema, cascade }, { catalogue }) =>
    cascade
      ? [...catalogue.tables.values()]
          .filter(({ name }) => name.schema === schema)
          .map(({ name }) => exclusive(name))
      : [],
  'drop-type': ({ type, cascade }, { catalogue }) =>
    cascade ? tablesUsing(catalogue, type).map((table) => exclusive(table)) : [],
  'add-domain-constraint': ({ type, constraint }, { catalogue }) => {
    const valid = !('notValid' in constraint && constraint.notValid);
    return valid ? tablesUsing(catalogue, type).map((table) => lock(table, 'share', 'scan')) : [];
  },
  'alter-domain': ({ type, change }, { catalogue }) =>
    change === 'set-not-null' || change === 'validate-constraint'
      ? tablesUsing(catalogue, type).map((table) => lock(table, 'share', 'scan'))
      : [],
  'create-view': ({ view, replace, reads }) => [
    ...(replace ? [exclusive(view)] : []),
    ...reads.map((table) => lock(table, 'access share')),
  ],
  'drop-view': ({ view, cascade }, { catalogue }) => [
    exclusive(view),
    ...(cascade ? viewsOn(catalogue, view).map((other) => exclusive(other)) : []),
  ],
  'refresh-materialized-view': ({ view, concurrently }, { catalogue }) => [
    concurrently ? lock(view, 'exclusive') : exclusive(view, 'rewrite'),
    ...(findView(catalogue, view)?.reads ?? []).map((read) => lock(read, 'access share')),
  ],
  'change-replication': ({ tables }) => tables.map((table) => lock(table, 'share update exclusive')),
  'alter-sequence': ({ sequence, restarts }) => [
    lock(sequence, 'share row exclusive', restarts ? 'rewrite' : 'catalogue'),
  ],
  'drop-sequence': ({ sequence }) => [exclusive(sequence)],
  'create-trigger': ({ table }) => [lock(table, 'share row exclusive')],
  'drop-trigger': ({ table }) => [exclusive(table)],
  'create-rule': ({ table }) => [exclusive(table)],
  'create-policy': ({ table }) => [exclusive(table)],
  'alter-policy': ({ table }) => [exclusive(table)],
  'drop-policy': ({ table }) => [exclusive(table)],
  'create-statistics': ({ table }) => (table === undefined ? [] : [lock(table, 'share update exclusive')]),
  comment: ({ objectKind, name }, { catalogue }) =>
    objectKind === 'table' && name !== undefined
      ? [lock(resolved(catalogue, name), 'share update exclusive')]
      : [],
  grant: ({ objectKind, objects }, setting) =>
    locksPrivileges(objectKind) && versionOf(setting) >= 18
      ? objects.map((table) => lock(table, 'access share'))
      : [],
  revoke: ({ objectKind, objects }, setting) =>
    locksPrivileges(objectKind) && versionOf(setting) >= 18
      ? objects.map((table) => lock(table, 'access share'))
      : [],
};

/** From PostgreSQL 18 on, changing the privileges of a table locks it as reading it does. */
function locksPrivileges(objectKind: string): boolean {
  return objectKind === 'table';
}
