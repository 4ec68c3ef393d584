import { detectMigrations } from '../detection/detect.ts';
import type { Migration } from '../domain/migration.ts';
import type { Policy } from '../domain/policy.ts';
import type { ChangedFile, PolicyFile } from '../domain/snapshot.ts';
import { policyPathsAmong } from '../gate/choose-policy.ts';
import type { Proposal, ProposedMigration } from '../gate/digest.ts';
import type { TreeFile } from './ports/pull-requests.ts';

/** What is looked for among the changes. */
export interface Watched {
  /** Those of the pull request now, whose paths count even where the layout no longer tells it. */
  readonly migrations: readonly Pick<Migration, 'path' | 'previousPath'>[];
  readonly policy: Pick<Policy, 'migrations'>;
  readonly policyFile: PolicyFile;
}

/** What a commit proposes by all that differs between it and the one where it left the base branch. */
export function proposalBetween(
  before: readonly TreeFile[],
  after: readonly TreeFile[],
  { migrations, policy, policyFile }: Watched,
): Proposal {
  const changes = changesBetween(before, after);
  const files = changes.map(changedFile);
  const paths = new Set([
    ...migrations.flatMap(({ path, previousPath }) => [path, previousPath ?? path]),
    ...detectMigrations(files, policy.migrations).map(({ file }) => file.path),
  ]);
  const policyPaths = new Set(policyPathsAmong(files, policyFile));
  return {
    migrations: changes.filter(({ path }) => paths.has(path)),
    policyFiles: changes.filter(({ path }) => policyPaths.has(path)),
  };
}

function changesBetween(
  before: readonly TreeFile[],
  after: readonly TreeFile[],
): readonly ProposedMigration[] {
  const were = new Map(before.map((file) => [file.path, file]));
  const are = new Set(after.map(({ path }) => path));
  const brought = after.flatMap((file) => {
    const was = were.get(file.path);
    if (was?.blob === file.blob && was.mode === file.mode) return [];
    return [{ ...file, wasThere: was !== undefined, isThere: true }];
  });
  const removed = before.flatMap(({ path }) =>
    are.has(path) ? [] : [{ path, wasThere: true, isThere: false }],
  );
  return [...brought, ...removed];
}

function changedFile({ path, wasThere, isThere }: ProposedMigration): ChangedFile {
  return { path, change: !isThere ? 'removed' : wasThere ? 'modified' : 'added' };
}
