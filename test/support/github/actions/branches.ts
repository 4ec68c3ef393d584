import { isAncestor } from '../git/history.ts';
import type { Account } from '../state/account.ts';
import type { PullRequest } from '../state/pull-request.ts';
import { Refused } from '../state/refused.ts';
import { branchHead, type Repository } from '../state/repository.ts';
import { nodeId, type World } from '../state/world.ts';
import { closePull } from './pulls.ts';

const ZEROS = '0'.repeat(40);

/** Moves or makes a branch: tells of the push, and of what it does to the pull requests from the branch. */
export function moveBranch(
  world: World,
  repository: Repository,
  branch: string,
  sha: string,
  by: Account,
): void {
  const ref = `refs/heads/${branch}`;
  const before = repository.refs.get(ref);
  if (before === sha) return;
  const at = world.now();
  repository.refs.set(ref, sha);
  repository.pushedAt = at;
  const forced = before !== undefined && !isAncestor(repository.objects, before, sha);
  const pulls = world.openPullsFrom(repository, branch);
  for (const pull of pulls) advance(world, pull, { sha, by, at, forced });
  world.tell({ event: 'push', repository, ref, before: before ?? ZEROS, after: sha, forced, by });
  for (const pull of pulls)
    world.tell({ event: 'pull_request', action: 'synchronize', pull, before: before ?? ZEROS, by });
}

function advance(
  world: World,
  pull: PullRequest,
  push: { readonly sha: string; readonly by: Account; readonly at: Date; readonly forced: boolean },
): void {
  if (push.forced)
    pull.events.push({
      nodeId: nodeId('HRFPE', world.nextId('event')),
      kind: 'force-pushed',
      by: push.by,
      at: push.at,
      before: pull.headSha,
      after: push.sha,
    });
  pull.headSha = push.sha;
  pull.baseSha = branchHead(pull.repository, pull.baseBranch) ?? pull.baseSha;
  pull.updatedAt = push.at;
  pull.repository.refs.set(`refs/pull/${pull.number}/head`, push.sha);
}

/** Deletes a branch and closes the open pull requests from it and into it, as GitHub does. */
export function deleteBranch(world: World, repository: Repository, branch: string, by: Account): void {
  const before = branchHead(repository, branch);
  if (before === undefined) throw new Refused(`There is no branch ${branch}.`, 404);
  const ref = `refs/heads/${branch}`;
  repository.refs.delete(ref);
  world.tell({ event: 'push', repository, ref, before, after: ZEROS, forced: false, by });
  const into = [...world.pulls(repository).values()].filter(
    (pull) => pull.state === 'open' && pull.baseBranch === branch,
  );
  for (const pull of new Set([...world.openPullsFrom(repository, branch), ...into]))
    closePull(world, pull, by);
}
