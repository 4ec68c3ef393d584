import { type Name, sameName } from '../domain/operation/name.ts';
import type { Operation } from '../domain/operation/operation.ts';
import { type Catalogue, findTable, isSurelyNewColumn, isSurelyNewTable } from './catalogue.ts';
import type { OperationContext } from './context.ts';

/** The table that an operation takes data from, unless that is a backup itself, or came with this pull request. */
export function losesData({ operation, catalogue }: OperationContext): Name | undefined {
  switch (operation.kind) {
    case 'drop-table':
    case 'truncate':
    case 'delete': {
      const { table } = operation;
      return isBackup(table) || isSurelyNewTable(catalogue, table) ? undefined : table;
    }
    case 'drop-column':
      return isSurelyNewColumn(catalogue, operation.table, operation.column) ? undefined : operation.table;
    default:
      return undefined;
  }
}

/** Whether a table is a backup by its name. */
export function isBackup({ name, schema }: Name): boolean {
  return /(?:^|_)(?:backup|bak)(?:_|$)/i.test(name) || /^(?:backups?|archive)$/i.test(schema ?? '');
}

/** The tables of which an operation puts rows into another one that stays. */
export function copiedBy(operation: Operation, catalogue: Catalogue): readonly Name[] {
  if (operation.kind === 'create-table') return operation.temporary ? [] : (operation.asQuery?.reads ?? []);
  if (operation.kind !== 'insert' || !operation.fromQuery) return [];
  const { table, reads } = operation;
  if (findTable(catalogue, table)?.origin === 'temporary') return [];
  return reads.filter((read) => !sameName(read, table));
}
