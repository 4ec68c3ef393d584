import { instantOf } from '../conventions/calendar.ts';
import type { Operation } from '../domain/operation/operation.ts';
import type { MigrationInPull, RecalledMigration } from './pull-request-context.ts';

/** An operation that the base branch has already. */
export interface PastOperation {
  readonly operation: Operation;
  readonly by: RecalledMigration;
}

/**
 * The base branch's migrations before one of the pull request, of those that were read again; undefined where they
 * could not be told.
 */
export function recalledBefore(
  { predecessors }: Pick<MigrationInPull, 'predecessors'>,
  recalled: readonly RecalledMigration[],
): readonly RecalledMigration[] | undefined {
  return predecessors && recalled.filter(({ migration }) => predecessors.includes(migration));
}

/** The last that the base branch did that a test is true of. */
export function lastPast(
  history: readonly RecalledMigration[],
  isMeant: (operation: Operation) => boolean,
): PastOperation | undefined {
  return history
    .flatMap((by) =>
      by.script.statements.flatMap(({ operations }) => operations.map((operation) => ({ operation, by }))),
    )
    .findLast(({ operation }) => isMeant(operation));
}

/**
 * The instant from which the branch has it: as GitHub tells, which nobody can make look older, or else by the
 * migration's own timestamp; undefined where neither tells.
 */
export function landedAt({
  migration,
  since,
}: Pick<RecalledMigration, 'migration' | 'since'>): number | undefined {
  return since === undefined ? instantOf(migration.number) : Date.parse(since);
}
