import { printIdentifier, printName, printText } from '../domain/operation/name.ts';
import type { OperationOf } from '../domain/operation/operation.ts';
import { type Catalogue, isSurelyNewColumn, isSurelyNewTable } from './catalogue.ts';

/** What takes a column or table away. */
export type Drop = OperationOf<'drop-column' | 'drop-table'>;

export const DROPS = ['drop-column', 'drop-table'] as const;

/** Whether it takes away what came with the pull request. */
export function dropsNew(drop: Drop, catalogue: Catalogue): boolean {
  return drop.kind === 'drop-table'
    ? isSurelyNewTable(catalogue, drop.table)
    : isSurelyNewColumn(catalogue, drop.table, drop.column);
}

/** The name of what is dropped, without its schema or table. */
export function droppedName(drop: Drop): string {
  return drop.kind === 'drop-table' ? drop.table.name : drop.column;
}

/** The same drop of what has got another name. */
export function renamedDrop(drop: Drop, name: string): Drop {
  return drop.kind === 'drop-table' ? { ...drop, table: { ...drop.table, name } } : { ...drop, column: name };
}

/** ``Column `note` of `bookings` ``, for the beginning of a sentence. */
export function describeDrop(drop: Drop): string {
  const table = `\`${printName(drop.table)}\``;
  return drop.kind === 'drop-table' ? `Table ${table}` : `Column \`${drop.column}\` of ${table}`;
}

export function dropSql(drop: Drop): string {
  const table = printName(drop.table);
  return drop.kind === 'drop-table'
    ? `DROP TABLE ${table};`
    : `ALTER TABLE ${table} DROP COLUMN ${printIdentifier(drop.column)};`;
}

export function renameSql(drop: Drop, name: string): string {
  const [table, shown] = [printName(drop.table), printIdentifier(name)];
  return drop.kind === 'drop-table'
    ? `ALTER TABLE ${table} RENAME TO ${shown};`
    : `ALTER TABLE ${table} RENAME COLUMN ${printIdentifier(drop.column)} TO ${shown};`;
}

export function commentSql(drop: Drop, text: string): string {
  const what =
    drop.kind === 'drop-table'
      ? `TABLE ${printName(drop.table)}`
      : `COLUMN ${printName(drop.table)}.${printIdentifier(drop.column)}`;
  return `COMMENT ON ${what} IS ${printText(text)};`;
}
