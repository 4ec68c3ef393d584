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
  const names = columns.map(({ name }) => `\`${name}\``);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** The columns with other types, as they would be added or written. */
export function retyped(
  { table, kind }: { readonly table: Name; readonly kind: Defining['kind'] },
  columns: readonly ColumnDefinition[],
  typeOf: (type: SqlType | undefined, column: ColumnDefinition) => string,
): string {
  const written = (column: ColumnDefinition) =>
    `${printIdentifier(column.name)} ${typeOf(column.type, column)}${rest(column)}`;
  if (kind === 'add-column')
    return columns
      .map((column) => `ALTER TABLE ${printName(table)} ADD COLUMN ${written(column)};`)
      .join('\n');
  return [
    `CREATE TABLE ${printName(table)} (`,
    columns.map((column) => `  ${written(column)}`).join(',\n'),
    '  -- … the other columns …',
    ');',
  ].join('\n');
}

/** What is said of a column besides its type; a key says it by itself. */
function rest({ notNull, default: value, constraints }: ColumnDefinition): string {
  if (constraints.some(({ type }) => type === 'primary-key')) return '';
  return `${notNull ? ' NOT NULL' : ''}${value === undefined ? '' : ` DEFAULT ${value.text}`}`;
}
