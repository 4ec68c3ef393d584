import type { Migration } from '../domain/migration.ts';
import type { Policy } from '../domain/policy.ts';
import type { PullRef, Sha } from '../domain/repository.ts';
import type { PolicyFile } from '../domain/snapshot.ts';
import { digestOfProposal } from '../gate/digest.ts';
import type { PullRequests } from './ports/pull-requests.ts';
import { proposalBetween } from './proposal-between.ts';

/** What the pull request is now, to which what it was is compared. */
export interface Now {
  readonly pull: PullRef;
  readonly base: Sha;
  readonly migrations: readonly Migration[];
  readonly policy: Policy;
  readonly policyFile: PolicyFile;
}

/**
 * The digests at commits that reviews were given for and that no evaluation saw: what each changes since it left
 * the base branch, as GitHub would have shown it. What was proposed there and is not any more counts, too: who
 * approved it together with the rest did not approve the rest alone. Two requests for each commit, and one for each
 * place where they left the base branch.
 *
 * @returns without those that could not be told.
 */
export async function digestsThen(
  commits: readonly Sha[],
  { pull, base, migrations, policy, policyFile }: Now,
  pulls: Pick<PullRequests, 'tree' | 'mergeBase'>,
): Promise<ReadonlyMap<Sha, string>> {
  const trees = new Map<Sha, ReturnType<typeof pulls.tree>>();
  const treeOf = (commit: Sha) => {
    const tree = trees.get(commit) ?? pulls.tree(pull, commit);
    trees.set(commit, tree);
    return tree;
  };
  const digests = new Map<Sha, string>();
  for (const commit of commits) {
    const left = await pulls.mergeBase(pull, base, commit);
    if (left === undefined) continue;
    const before = await treeOf(left);
    const after = await treeOf(commit);
    if (!before.complete || !after.complete) continue;
    const proposal = proposalBetween(before.items, after.items, { migrations, policy, policyFile });
    digests.set(commit, digestOfProposal(proposal, policy));
  }
  return digests;
}
