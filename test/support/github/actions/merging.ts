import { mergeBase } from '../git/history.ts';
import { differingFiles, editTree, type FileChange } from '../git/tree.ts';
import type { Account } from '../state/account.ts';
import type { MergeGroup } from '../state/merge-group.ts';
import type { PullRequest } from '../state/pull-request.ts';
import { Refused } from '../state/refused.ts';
import { branchHead, type Repository } from '../state/repository.ts';
import { latestStatuses } from '../state/status.ts';
import type { World } from '../state/world.ts';
import { moveBranch } from './branches.ts';
import { changesOf, type Files } from './commits.ts';
import { mustBeOpen, record } from './pulls.ts';

/** Merges the head into the base branch by a merge commit, when everything that is required is there. */
export function mergePull(world: World, pull: PullRequest, by: Account): string {
  const base = readyBase(pull);
  const sha = writeMerge(world, pull.repository, base, pull.headSha, by, titleOf(pull));
  const { at } = record(world, pull, { kind: 'merged', by, after: sha });
  pull.state = 'closed';
  pull.closedAt = at;
  pull.mergedAt = at;
  pull.mergedBy = by;
  pull.mergeCommit = sha;
  moveBranch(world, pull.repository, pull.baseBranch, sha, by);
  world.tell({ event: 'pull_request', action: 'closed', pull, by });
  return sha;
}

/**
 * Puts the pull request in the merge queue: its merge is committed on a branch of its own, to be checked. Behind
 * another group it begins with what that one has.
 */
export function enqueuePull(
  world: World,
  pull: PullRequest,
  by: Account,
  {
    behind,
    edits = {},
  }: { readonly behind?: Pick<MergeGroup, 'head'> | undefined; readonly edits?: Files | undefined } = {},
): MergeGroup {
  const tip = readyBase(pull);
  const base = behind?.head ?? tip;
  const changes = changesOf(pull.repository, edits);
  const head = writeMerge(world, pull.repository, base, pull.headSha, by, titleOf(pull), changes);
  const branch = `gh-readonly-queue/${pull.baseBranch}/pr-${pull.number}-${base}`;
  moveBranch(world, pull.repository, branch, head, by);
  const group: MergeGroup = {
    repository: pull.repository,
    head,
    base,
    baseBranch: pull.baseBranch,
    ref: `refs/heads/${branch}`,
  };
  world.tell({ event: 'merge_group', action: 'checks_requested', group, by });
  return group;
}

/** Merges a branch into another one, as the button "Update branch" does, or as Git does with edits of its own. */
export function mergeBranch(
  world: World,
  repository: Repository,
  { into, from, edits }: { readonly into: string; readonly from: string; readonly edits: Files },
  by: Account,
): string {
  const [ours, theirs] = [branchHead(repository, into), branchHead(repository, from)];
  if (ours === undefined || theirs === undefined)
    throw new Refused(`There is no branch ${ours === undefined ? into : from}.`, 404);
  const message = `Merge branch '${from}' into ${into}`;
  const sha = writeMerge(world, repository, ours, theirs, by, message, changesOf(repository, edits));
  moveBranch(world, repository, into, sha, by);
  return sha;
}

/** What stops anybody from merging, in GitHub's words; undefined when nothing does. */
export function mergeObjection(pull: PullRequest): string | undefined {
  const { repository } = pull;
  if (pull.state !== 'open') return 'Pull Request is not mergeable';
  if (pull.draft) return 'Pull Request is still a draft';
  const latest = latestStatuses(repository.statuses.get(pull.headSha) ?? []);
  for (const context of repository.requiredStatuses) {
    const state = latest.find((status) => status.context === context)?.state;
    if (state === undefined) return `Required status check "${context}" is expected.`;
    if (state === 'pending') return `Required status check "${context}" is pending.`;
    if (state !== 'success') return `Required status check "${context}" is failing.`;
  }
  return undefined;
}

function readyBase(pull: PullRequest): string {
  mustBeOpen(pull, 'Pull Request is not mergeable');
  const objection = mergeObjection(pull);
  if (objection !== undefined) throw new Refused(objection, 405);
  const base = branchHead(pull.repository, pull.baseBranch);
  if (base === undefined) throw new Refused(`The base branch ${pull.baseBranch} was deleted.`, 405);
  return base;
}

function titleOf(pull: PullRequest): string {
  return `Merge pull request #${pull.number} from ${pull.headRepository.owner.login}/${pull.headBranch}\n\n${pull.title}`;
}

/** A commit with both parents. A file that both sides changed differently is a conflict. */
function writeMerge(
  world: World,
  repository: Repository,
  ours: string,
  theirs: string,
  by: Account,
  message: string,
  edits: ReadonlyMap<string, FileChange> = new Map(),
): string {
  const { objects } = repository;
  const treeOf = (sha: string | undefined) => (sha === undefined ? undefined : objects.commit(sha)?.tree);
  const base = treeOf(mergeBase(objects, ours, theirs));
  const mine = new Map(
    [...differingFiles(objects, base, treeOf(ours))].map(({ path, after }) => [path, after?.sha]),
  );
  const changes = new Map<string, FileChange>();
  for (const { path, after } of differingFiles(objects, base, treeOf(theirs))) {
    if (mine.has(path) && mine.get(path) !== after?.sha)
      throw new Refused(`Merge conflict: both sides changed ${path}`, 405);
    changes.set(path, after === undefined ? null : { mode: after.mode, sha: after.sha });
  }
  const at = world.now();
  return objects.writeCommit({
    tree: editTree(objects, treeOf(ours), new Map([...changes, ...edits])),
    parents: [ours, theirs],
    author: { name: by.name, email: by.email, at },
    committer: { name: 'GitHub', email: 'noreply@github.com', at },
    message,
  });
}
