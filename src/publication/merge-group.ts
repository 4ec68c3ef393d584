import type { Decision } from '../domain/decision.ts';
import type { FileMode } from '../domain/migration.ts';
import type { Sha } from '../domain/repository.ts';
import { descriptionOf, type StatusText, statusOf } from './status.ts';

/** What a merge group has at the paths of its pull request's migrations; nothing where a path is not there. */
export type GroupFiles = Readonly<Record<string, { readonly mode?: FileMode; readonly blob?: Sha }>>;

/** The first migration that the group does not hold as the pull request does. */
export function differentMigration(
  { assessment, snapshot }: Pick<Decision, 'assessment' | 'snapshot'>,
  files: GroupFiles,
): string | undefined {
  return assessment.migrations
    .map(({ migration }) => migration.path)
    .find((path) => {
      const here = snapshot.head[path];
      return files[path]?.blob !== here?.blob || files[path]?.mode !== here?.mode;
    });
}

/** The status of a group's head: the pull request's own, provided that the group holds the same migrations. */
export function groupStatus(decision: Decision, different: string | undefined): StatusText {
  if (different === undefined) return statusOf(decision);
  const { number } = decision.snapshot.pull.ref;
  return {
    state: 'failure',
    description: descriptionOf(`${different} is not what was approved in #${number}`),
  };
}
