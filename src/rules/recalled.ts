import { instantOf } from '../conventions/calendar.ts';
import type { Operation } from '../domain/operation/operation.ts';
import type { PullRequestContext, RecalledMigration } from './pull-request-context.ts';

/** An operation that the base branch has already. */
export interface PastOperation {
  readonly operation: Operation;
  readonly migration: RecalledMigration;
  /** Since when it is there, in milliseconds since 1970; undefined where nobody can tell. */
  readonly since: number | undefined;
}

/** What the base branch did that a test is true of, oldest first. */
export function pastOperations(
  { recalled }: Pick<PullRequestContext, 'recalled'>,
  isMeant: (operation: Operation) => boolean,
): readonly PastOperation[] {
  return recalled.flatMap((migration) =>
    migration.script.statements
      .flatMap(({ operations }) => operations)
      .filter(isMeant)
      .map((operation) => ({ operation, migration, since: sinceOf(migration) })),
  );
}

/** Since when the branch has it, as GitHub tells, or else by the migration's own timestamp. */
function sinceOf({ migration, since }: RecalledMigration): number | undefined {
  return since === undefined ? instantOf(migration.number) : Date.parse(since);
}
