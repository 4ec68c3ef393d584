import type { Decision } from '../../domain/decision.ts';
import { type Name, printName, sameName } from '../../domain/operation/name.ts';
import type { Operation, OperationOf } from '../../domain/operation/operation.ts';
import { type MadeTask, newOperations } from './made-task.ts';

/** A name that says what it is: `orders_backup`, `backup_2026_orders`, `bak_users`. */
const BACKUP_NAME = /(?:^|_)(?:backups?|bak)(?:_|\d|$)/i;

/**
 * The tables that a migration makes as a backup, each to be dropped when its time is over: those that are called
 * one, and copies of a table by `CREATE TABLE … AS` that stay beside it.
 */
export function backupTables(decision: Pick<Decision, 'assessment' | 'policy'>): readonly MadeTask[] {
  const { backupTables: after } = decision.policy.afterMerge;
  if (after === undefined) return [];
  const operations = newOperations(decision);
  return operations.flatMap((operation, index): readonly MadeTask[] => {
    if (operation.kind !== 'create-table' || operation.temporary || !isBackup(operation)) return [];
    const { table } = operation;
    if (operations.slice(index + 1).some((later) => takesAway(later, table))) return [];
    const name = printName(table);
    const text = `The backup table \`${name}\` may be dropped, if nothing went wrong`;
    return [{ id: `drop-backup ${name}`, text, after, sql: `DROP TABLE ${name};` }];
  });
}

function isBackup({ table, asQuery }: OperationOf<'create-table'>): boolean {
  return BACKUP_NAME.test(table.name) || (asQuery !== undefined && asQuery.reads.length > 0);
}

/** A copy that takes the place of its table is no backup. */
function takesAway(operation: Operation, table: Name): boolean {
  return (
    (operation.kind === 'drop-table' ||
      operation.kind === 'rename-table' ||
      operation.kind === 'set-table-schema') &&
    sameName(operation.table, table)
  );
}
