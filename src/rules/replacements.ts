import { type Name, printName, sameName } from '../domain/operation/name.ts';
import { isOneOf, type OperationKind } from '../domain/operation/operation.ts';
import { isBackup } from './backups.ts';
import type { OperationContext } from './context.ts';
import type { Drop } from './drops.ts';

/** What may bring something that takes the place of what is dropped. */
export const REPLACING = [
  'add-column',
  'rename-column',
  'rename-table',
  'create-table',
  'insert',
  'update',
  'merge',
] as const satisfies readonly OperationKind[];

/**
 * How an operation brings what takes the place of a column or table that is dropped, as a clause; undefined where it
 * does not: a new column of the same table, another one under the old name, or its rows carried over into a table
 * that is no backup.
 */
export function replacementOf(
  drop: Drop,
  { operation, source }: OperationContext<(typeof REPLACING)[number]>,
): string | undefined {
  const name = `\`${printName(operation.table)}\``;
  if (isOneOf(operation, ['create-table', 'insert', 'update', 'merge']))
    return isCarriedOver(drop, operation, source) ? `its values go to ${name}` : takenName(drop, operation);
  if (operation.kind === 'rename-table')
    return drop.kind === 'drop-table' && sameName({ ...operation.table, name: operation.newName }, drop.table)
      ? `${name} gets its name`
      : undefined;
  if (drop.kind !== 'drop-column' || !sameName(operation.table, drop.table)) return undefined;
  if (operation.kind === 'add-column') return `\`${operation.column.name}\` is added to the same table`;
  return operation.newName === drop.column ? `\`${operation.column}\` gets its name` : undefined;
}

type Writing = OperationContext<'create-table' | 'insert' | 'update' | 'merge'>['operation'];

function isCarriedOver(drop: Drop, operation: Writing, source: string): boolean {
  const { table } = operation;
  if (isBackup(table) || sameName(table, drop.table)) return false;
  if (!readsOf(operation).some((read) => sameName(read, drop.table))) return false;
  return drop.kind === 'drop-table' || mentions(source, drop.column) || source.includes('*');
}

function readsOf(operation: Writing): readonly Name[] {
  return operation.kind === 'create-table' ? (operation.asQuery?.reads ?? []) : operation.reads;
}

/** The table is made again, with other columns. */
function takenName(drop: Drop, { kind, table }: Writing): string | undefined {
  return drop.kind === 'drop-table' && kind === 'create-table' && sameName(table, drop.table)
    ? `\`${printName(table)}\` is made again`
    : undefined;
}

/** Whether SQL has an identifier in it, however it is written. */
export function mentions(sql: string, identifier: string): boolean {
  const words: readonly string[] = sql.toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? [];
  return /^[\p{L}\p{N}_$]+$/u.test(identifier)
    ? words.includes(identifier.toLowerCase())
    : sql.includes(identifier);
}
