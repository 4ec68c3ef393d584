import { detectMigrations } from '../detection/detect.ts';
import type { Migration } from '../domain/migration.ts';
import type { PullRef, Sha } from '../domain/repository.ts';
import type { ChosenPolicy } from '../gate/choose-policy.ts';
import { digestAt, type ProposedFile, proposedAt } from '../gate/digest.ts';
import type { Details, PullRequests, TreeFile } from './ports/pull-requests.ts';

/** What the pull request is now, to which what it was is compared. */
export interface Now {
  readonly pull: PullRef;
  readonly base: Sha;
  readonly migrations: readonly Migration[];
  readonly policy: ChosenPolicy;
}

/**
 * The digests at commits that reviews were given for and that no evaluation saw: one request for each, and one for the base. What was
 * proposed there and is not any more counts, too: who approved it together with the rest did not approve the rest
 * alone.
 *
 * @param entries what is at the paths of today's migrations, and of today's changes to the policy, at each commit.
 * @returns without those that could not be told.
 */
export async function digestsThen(
  commits: readonly Sha[],
  { pull, base, migrations, policy }: Now,
  { entries }: Pick<Details, 'entries'>,
  pulls: Pick<PullRequests, 'tree'>,
): Promise<ReadonlyMap<Sha, string>> {
  const digests = new Map<Sha, string>();
  if (commits.length === 0) return digests;
  const onBase = await pulls.tree(pull, base);
  if (!onBase.complete) return digests;
  const baseBlobs = new Map(onBase.items.map(({ path, blob }) => [path, blob]));
  for (const commit of commits) {
    const there = entries[commit];
    const policyFiles = there === undefined ? undefined : proposedAt(policy.changedHere, there);
    if (there === undefined || policyFiles === undefined) continue;
    // What the pull request changes of the policy now was perhaps as on the base branch then.
    const proposed = policyFiles.filter(({ path, blob }) => baseBlobs.get(path) !== blob);
    const tree = await pulls.tree(pull, commit);
    if (!tree.complete) continue;
    const gone = goneSince(tree.items, baseBlobs, migrations, policy);
    const digest = digestAt(migrations, there, policy.policy, [...proposed, ...gone]);
    if (digest !== undefined) digests.set(commit, digest);
  }
  return digests;
}

/** Migrations of a commit that neither the base branch has nor the pull request any more. */
function goneSince(
  tree: readonly TreeFile[],
  baseBlobs: ReadonlyMap<string, string>,
  migrations: readonly Migration[],
  { policy }: ChosenPolicy,
): readonly ProposedFile[] {
  const still = new Set(migrations.flatMap(({ path, previousPath }) => [path, previousPath ?? path]));
  const files = tree.filter(({ path, blob }) => !still.has(path) && baseBlobs.get(path) !== blob);
  const paths = files.map(({ path }) => ({ path, change: 'unchanged' }) as const);
  const detected = new Set(detectMigrations(paths, policy.migrations).map(({ file }) => file.path));
  return files.filter(({ path }) => detected.has(path));
}
