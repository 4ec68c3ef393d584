import type { ColumnDefinition } from '../domain/operation/column.ts';
import { printIdentifier, printName } from '../domain/operation/name.ts';
import type { OperationOf } from '../domain/operation/operation.ts';
import { bare } from './source-text.ts';

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

/** Another type for columns. */
export interface Retyping {
  /** The types as they may be written. */
  readonly written: RegExp;
  /** The type that each of them gets. */
  readonly type: (column: ColumnDefinition) => string;
}

/**
 * The statement with other types for some of its columns. ADD COLUMN is written anew, as others may stand beside it.
 *
 * @param source the statement as it is written.
 * @returns undefined where a type is written in a way that is not foreseen.
 */
export function retyped(
  operation: Defining,
  columns: readonly ColumnDefinition[],
  source: string,
  { written, type }: Retyping,
): string | undefined {
  if (operation.kind === 'add-column')
    return `ALTER TABLE ${printName(operation.table)} ADD COLUMN ${columns.map((column) => `${printIdentifier(column.name)} ${type(column)}${'[]'.repeat(column.type?.arrayDimensions ?? 0)}${rest(column)}`).join(', ')};`;
  const waiting = new Map(columns.map((column) => [column.name.toLowerCase(), column]));
  const definition = new RegExp(`(?<=[(,\\s])("[^"]*"|[^\\s(),"]+)(\\s+)${written.source}`, 'gi');
  const statement = bare(source).replace(definition, (all: string, name: string, space: string) => {
    const key = name.replaceAll('"', '').toLowerCase();
    const column = waiting.get(key);
    waiting.delete(key);
    return column === undefined ? all : `${name}${space}${type(column)}`;
  });
  return waiting.size > 0 ? undefined : `${statement};`;
}

/** What is said of a column besides its type. */
function rest({ notNull, default: value, constraints }: ColumnDefinition): string {
  if (constraints.some((constraint) => constraint.type === 'primary-key')) return ' PRIMARY KEY';
  return `${notNull ? ' NOT NULL' : ''}${value === undefined ? '' : ` DEFAULT ${value.text}`}`;
}
