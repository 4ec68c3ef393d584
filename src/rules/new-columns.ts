import type { ColumnDefinition } from '../domain/operation/column.ts';
import type { SqlType } from '../domain/operation/expression.ts';
import { type Name, printIdentifier, printName } from '../domain/operation/name.ts';
import type { OperationOf } from '../domain/operation/operation.ts';

type Defining = OperationOf<'create-table' | 'add-column'>;

/** The columns that a statement defines in a table that stays. */
export function newColumns(operation: Defining): readonly ColumnDefinition[] {
  if (operation.kind === 'add-column') return [operation.column];
  return operation.temporary ? [] : operation.columns;
}

/** `nights`, or `nights` and `rooms`, as code for a message. */
export function columnNames(columns: readonly ColumnDefinition[]): string {
  return columns.map(({ name }) => `\`${name}\``).join(', ');
}

/** The columns with other types, as they would be added or written. */
export function retyped(
  { table, kind }: { readonly table: Name; readonly kind: Defining['kind'] },
  columns: readonly ColumnDefinition[],
  typeOf: (type: SqlType | undefined, column: ColumnDefinition) => string,
): string {
  if (kind === 'add-column')
    return columns
      .map(
        (column) =>
          `ALTER TABLE ${printName(table)} ADD COLUMN ${printIdentifier(column.name)} ${typeOf(column.type, column)};`,
      )
      .join('\n');
  return [
    `CREATE TABLE ${printName(table)} (`,
    columns.map((column) => `  ${printIdentifier(column.name)} ${typeOf(column.type, column)}`).join(',\n'),
    '  -- … the other columns …',
    ');',
  ].join('\n');
}
