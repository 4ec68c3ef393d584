import { sameName } from '../domain/operation/name.ts';
import type { Operation } from '../domain/operation/operation.ts';
import { isBackup } from './backups.ts';
import { type Drop, droppedName } from './drops.ts';
import type { RecalledMigration } from './pull-request-context.ts';
import { mentions } from './replacements.ts';
import { sqlOf, textAt } from './source-text.ts';

/**
 * The migrations that had to do with what is dropped: that made it, changed it, filled it or took its values
 * elsewhere. The last of them is the first of the two phases, whatever it did. One that could not be read to its end
 * counts where it has the name.
 */
export function touching(drop: Drop, history: readonly RecalledMigration[]): readonly RecalledMigration[] {
  const name = droppedName(drop);
  return history.filter(
    ({ migration, script }) =>
      (script.problems.length > 0 && mentions(wholeText(migration), name)) ||
      script.statements.some(
        (statement) =>
          statement.operations.some((operation) => isAbout(operation, drop)) &&
          mentions(sqlOf(migration, statement), name),
      ),
  );
}

/** Looking at rows changes nothing, and neither does keeping a copy of them. */
function isAbout(operation: Operation, { table }: Drop): boolean {
  if (operation.kind === 'select') return false;
  const own = 'table' in operation ? operation.table : undefined;
  if (own !== undefined && sameName(own, table)) return true;
  if (operation.kind === 'comment' && operation.name !== undefined && sameName(operation.name, table))
    return true;
  if (own !== undefined && isBackup(own)) return false;
  const reads = operation.kind === 'create-table' ? operation.asQuery?.reads : undefined;
  const all = 'reads' in operation ? operation.reads : (reads ?? []);
  return all.some((read) => sameName(read, table));
}

function wholeText(migration: RecalledMigration['migration']): string {
  return textAt(migration, { start: 0, end: Number.POSITIVE_INFINITY });
}
