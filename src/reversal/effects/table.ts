import type { Name } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import type { TableKind } from '../../domain/operation/table.ts';
import { type Effect, making, own, part, type Ref } from '../effect.ts';
import { makingColumn } from './column.ts';
import { makingConstraint } from './constraint.ts';

export function effectsOnTable(operation: OperationOf<TableKind>): readonly [Effect, ...Effect[]] {
  const { table } = operation;
  const thing = own('table', table);
  const within = schemaOf(table);
  const set = (aspect: string, value?: string): readonly [Effect] => [
    { change: 'set', thing, within, aspect, ...(value === undefined ? {} : { value }) },
  ];
  switch (operation.kind) {
    case 'create-table':
      return makingTable(operation);
    case 'drop-table': {
      const { ifExists, cascade } = operation;
      return [{ change: 'drop', thing, within, ifExists, cascade }];
    }
    case 'rename-table':
      return [{ change: 'rename', thing, within, to: { ...table, name: operation.newName } }];
    case 'set-table-schema':
      return [{ change: 'rename', thing, within, to: { ...table, schema: operation.schema } }];
    case 'set-table-options':
    case 'reset-table-options':
      return set('options');
    case 'set-logged':
      return set('logging', operation.logged ? 'on' : 'off');
    case 'set-tablespace':
      return set('tablespace', operation.tablespace);
    case 'set-access-method':
      return set('access method', operation.method);
    case 'set-replica-identity':
      return set('replica identity');
    case 'attach-partition':
    case 'detach-partition':
      return [partition(operation)];
    case 'set-inherit':
      return set(`inheritance from ${operation.parent.name}`, operation.inherit ? 'on' : 'off');
    case 'switch-trigger':
      return set(`trigger ${operation.trigger}`, operation.enabled ? 'on' : 'off');
    case 'switch-rule':
      return set(`rule ${operation.rule}`, operation.enabled ? 'on' : 'off');
    case 'set-row-security':
      return rowSecurity(operation);
    case 'set-cluster-index':
      return [{ change: 'none', because: 'it changes nothing until the next CLUSTER' }];
    case 'set-owner':
      return [{ change: 'set', thing: own(operation.objectKind, table), within, aspect: 'owner' }];
  }
}

function makingTable(operation: OperationOf<'create-table'>): readonly [Effect, ...Effect[]] {
  const { table, temporary, columns, constraints, inherits, partitionOf } = operation;
  const parents = [...inherits, ...(partitionOf === undefined ? [] : [partitionOf])];
  return [
    making(own('table', table), {
      within: [...schemaOf(table), ...parents.map((parent) => own('table', parent))],
      temporary: temporary || table.schema === 'pg_temp',
    }),
    ...columns.flatMap((column) => makingColumn(table, column)),
    ...constraints.flatMap((constraint) => makingConstraint(table, constraint)),
  ];
}

function partition(operation: OperationOf<'attach-partition' | 'detach-partition'>): Effect {
  return {
    change: 'set',
    thing: own('table', operation.partition),
    within: [own('table', operation.table)],
    aspect: `place among the partitions of ${operation.table.name}`,
    value: operation.kind === 'attach-partition' ? 'on' : 'off',
  };
}

function rowSecurity({ table, setting }: OperationOf<'set-row-security'>): readonly [Effect] {
  const forced = setting === 'force' || setting === 'no force';
  return [
    {
      change: 'set',
      thing: own('table', table),
      within: schemaOf(table),
      aspect: forced ? 'forced row security' : 'row security',
      value: setting === 'enable' || setting === 'force' ? 'on' : 'off',
    },
  ];
}

/** What is in a schema that is named goes with it. */
export function schemaOf({ schema }: Name): readonly Ref[] {
  return schema === undefined ? [] : [own('schema', { name: schema })];
}

/** What is known by its table goes with it. */
export function partOf(
  kind: string,
  table: Name,
  name: string,
): { readonly thing: Ref; readonly within: readonly Ref[] } {
  return { thing: part(kind, table, name), within: [own('table', table), own('view', table)] };
}
