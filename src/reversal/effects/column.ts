import type { ColumnDefinition } from '../../domain/operation/column.ts';
import type { SqlType } from '../../domain/operation/expression.ts';
import type { Name } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import type { ColumnKind } from '../../domain/operation/table.ts';
import { type Effect, type Making, making, own, part, type Ref, type Setting, typeRef } from '../effect.ts';
import { makingConstraint } from './constraint.ts';

export function effectsOnColumn(operation: OperationOf<ColumnKind>): readonly [Effect, ...Effect[]] {
  const { table } = operation;
  if (operation.kind === 'add-column') return makingColumn(table, operation.column);
  const thing = part('column', table, operation.column);
  const within = [own('table', table)];
  const set = (aspect: string, value?: string): readonly [Setting] => [
    { change: 'set', thing, within, aspect, ...(value === undefined ? {} : { value }) },
  ];
  switch (operation.kind) {
    case 'drop-column': {
      const { ifExists, cascade } = operation;
      return [{ change: 'drop', thing, within, ifExists, cascade }];
    }
    case 'rename-column':
      return [{ change: 'rename', thing, within, to: { name: operation.newName } }];
    case 'alter-column-type':
      return [{ change: 'set', thing, within, aspect: 'type', type: operation.type }];
    case 'set-not-null':
      return set('NOT NULL', 'on');
    case 'drop-not-null':
      return set('NOT NULL', 'off');
    case 'set-default':
      return set('default', operation.default.text);
    case 'drop-default':
      return set('default', 'off');
    case 'add-identity':
      return set('identity', 'on');
    case 'drop-identity':
      return set('identity', 'off');
    case 'alter-identity':
      return set('identity');
    case 'set-generated-expression':
    case 'drop-generated-expression':
      return set('generated expression');
    case 'set-column-storage':
      return set('storage');
  }
}

/** A column, its constraints, and the sequence of a serial one. */
export function makingColumn(table: Name, column: ColumnDefinition): readonly [Making, ...Making[]] {
  const within = [own('table', table)];
  const thing = part('column', table, column.name);
  const sequence = own('sequence', { ...table, name: `${table.name}_${column.name}_seq` });
  return [
    making(thing, { within, uses: typesOf(column.type) }),
    ...column.constraints.flatMap((constraint) => makingConstraint(table, constraint)),
    ...(column.serial ? [making(sequence, { within: [...within, thing] })] : []),
  ];
}

function typesOf(type: SqlType | undefined): readonly Ref[] {
  return type === undefined ? [] : [typeRef(type)];
}
