import type { OperationOf } from '../../domain/operation/operation.ts';
import type { TableKind } from '../../domain/operation/table.ts';
import { isNewTable, isSurelyNewTable } from '../../rules/catalogue.ts';
import { tableKey } from '../outlook.ts';
import {
  type Classification,
  type Classifiers,
  code,
  high,
  type LevelContext,
  low,
  medium,
  NEW_TABLE,
  unlessNew,
  unlessSurelyNew,
} from './classification.ts';

export const tableLevels: Classifiers<TableKind> = {
  'create-table': ({ table, temporary, asQuery, partitionOf }) => {
    const what = temporary ? 'temporary table' : 'table';
    if (partitionOf !== undefined)
      return low(
        `creates table ${code(table)} as a partition of ${code(partitionOf)}`,
        'a new table is used by nobody yet',
      );
    return low(
      `creates ${what} ${code(table)}${asQuery === undefined ? '' : ' from a query'}`,
      temporary ? 'it is gone when the session ends' : 'a new table is used by nobody yet',
    );
  },
  'drop-table': ({ table, cascade }, context) =>
    unlessSurelyNew(
      table,
      context,
      high(
        `drops table ${code(table)}${cascade ? ' and what depends on it' : ''}`,
        'its rows are lost, and code that uses it fails',
        'destructive',
        'incompatible',
      ),
    ),
  'rename-table': ({ table, newName }, context) =>
    unlessSurelyNew(
      table,
      context,
      medium(
        `renames table ${code(table)} to ${code(newName)}`,
        'code that uses the old name has to change with it',
        'incompatible',
      ),
    ),
  'set-table-schema': ({ table, schema }, context) =>
    unlessSurelyNew(
      table,
      context,
      medium(
        `moves table ${code(table)} to schema ${code(schema)}`,
        'code that uses the old name has to change with it',
        'incompatible',
      ),
    ),
  'set-table-options': ({ table, options }, context) => {
    const summary = `sets ${Object.keys(options).map(code).join(', ')} of ${code(table)}`;
    const vacuum = Object.entries(options).find(
      ([name, value]) => name.endsWith('autovacuum_enabled') && /^(false|off|0|no)$/i.test(value),
    );
    if (vacuum !== undefined)
      return unlessNew(
        table,
        context,
        medium(summary, 'without autovacuum the table grows and its statistics age'),
      );
    return low(summary, 'no row and no query changes');
  },
  'reset-table-options': ({ table, options }) =>
    low(`resets ${options.map(code).join(', ')} of ${code(table)}`, 'no row and no query changes'),
  'set-logged': ({ table, logged }, context) =>
    unlessNew(
      table,
      context,
      logged
        ? medium(`makes ${code(table)} logged`, 'the whole table is written again', 'rewriting', 'blocking')
        : high(
            `makes ${code(table)} unlogged`,
            'its rows are lost at the next crash',
            'destructive',
            'rewriting',
            'blocking',
          ),
    ),
  'set-tablespace': ({ table, tablespace }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `moves ${code(table)} to tablespace ${code(tablespace)}`,
        'the whole table is copied while nobody can use it',
        'rewriting',
        'blocking',
      ),
    ),
  'set-access-method': ({ table, method }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `stores ${code(table)} by ${code(method)}`,
        'the whole table is written again',
        'rewriting',
        'blocking',
      ),
    ),
  'set-replica-identity': ({ table, identity }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `sets the replica identity of ${code(table)} to ${identity}`,
        'what replicas are told of changed rows changes',
      ),
    ),
  'attach-partition': ({ table, partition, isDefault }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `attaches ${code(partition)} to ${code(table)} as ${isDefault ? 'the default' : 'a'} partition`,
        'the rows of the partition appear in the table, and are checked first',
        'blocking',
      ),
    ),
  'detach-partition': ({ table, partition }, { catalogue }) => {
    const summary = `detaches partition ${code(partition)} from ${code(table)}`;
    if (isSurelyNewTable(catalogue, partition) || isSurelyNewTable(catalogue, table))
      return low(summary, NEW_TABLE);
    return high(summary, 'its rows are no longer in the table that code reads', 'incompatible', 'blocking');
  },
  'set-inherit': ({ table, parent, inherit }, context) =>
    unlessNew(
      table,
      context,
      medium(
        inherit
          ? `makes ${code(table)} a child of ${code(parent)}`
          : `makes ${code(table)} no child of ${code(parent)} any more`,
        'queries of the parent see other rows',
        'incompatible',
      ),
    ),
  'switch-trigger': ({ table, trigger, enabled }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `${enabled ? 'enables' : 'disables'} ${/^(all|user)$/i.test(trigger) ? `${trigger.toLowerCase()} triggers` : `trigger ${code(trigger)}`} of ${code(table)}`,
        enabled
          ? 'what happens when rows change is different from then on'
          : 'what the triggers keep true is not kept true meanwhile',
        'data',
      ),
    ),
  'switch-rule': ({ table, rule, enabled }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `${enabled ? 'enables' : 'disables'} rule ${code(rule)} of ${code(table)}`,
        'queries of the table mean something else from then on',
      ),
    ),
  'set-row-security': rowSecurity,
  'set-cluster-index': ({ table }) =>
    low(`sets the index that ${code(table)} is clustered by`, 'no row and no query changes'),
  'set-owner': ({ table, owner, objectKind }, { catalogue }) => {
    const summary = `gives ${objectKind} ${code(table)} to ${code(owner)}`;
    if (isNewTable(catalogue, table)) return low(summary, NEW_TABLE, 'security');
    return medium(summary, 'who may change and read it changes', 'security');
  },
};

function rowSecurity(
  { table, setting }: OperationOf<'set-row-security'>,
  { catalogue, outlook }: LevelContext,
): Classification {
  const summary = `${ROW_SECURITY[setting]} row level security on ${code(table)}`;
  if (isSurelyNewTable(catalogue, table)) return low(summary, NEW_TABLE, 'security');
  if (setting === 'disable' || setting === 'no force')
    return high(summary, 'rows that were hidden are open to whoever may use the table', 'security');
  if (isNewTable(catalogue, table)) return low(summary, NEW_TABLE, 'security');
  if (outlook.tablesWithPolicy.has(tableKey(table)))
    return low(summary, 'the policy that lets the right rows through comes with it', 'security');
  return medium(summary, 'without a policy nobody but the owner sees a row', 'security', 'incompatible');
}

const ROW_SECURITY = {
  enable: 'enables',
  disable: 'disables',
  force: 'forces',
  'no force': 'no longer forces',
} as const;
