import { mergeBase } from '../git/history.ts';
import type { Account } from '../state/account.ts';
import { livingHead, type PullEvent, type PullRequest } from '../state/pull-request.ts';
import { Refused } from '../state/refused.ts';
import { branchHead, type Repository } from '../state/repository.ts';
import { nodeId, type World } from '../state/world.ts';
import { mustFit } from './body-limit.ts';

export interface NewPull {
  readonly headRepository: Repository;
  readonly headBranch: string;
  readonly baseBranch: string;
  readonly title: string;
  readonly body: string | null;
  readonly author: Account;
  readonly draft: boolean;
}

export function openPull(world: World, repository: Repository, wanted: NewPull): PullRequest {
  mustFit(wanted.body);
  const headSha = branchHead(wanted.headRepository, wanted.headBranch);
  const baseSha = branchHead(repository, wanted.baseBranch);
  if (headSha === undefined) throw new Refused(`Validation Failed: head ${wanted.headBranch} is invalid`);
  if (baseSha === undefined) throw new Refused(`Validation Failed: base ${wanted.baseBranch} is invalid`);
  if (mergeBase(repository.objects, baseSha, headSha) === headSha)
    throw new Refused(`No commits between ${wanted.baseBranch} and ${wanted.headBranch}`);
  const twin = world
    .openPullsFrom(wanted.headRepository, wanted.headBranch)
    .find((pull) => pull.repository === repository && pull.baseBranch === wanted.baseBranch);
  if (twin !== undefined)
    throw new Refused(`A pull request already exists for ${wanted.author.login}:${wanted.headBranch}.`);
  const id = world.nextId('pull');
  const number = repository.lastNumber + 1;
  repository.lastNumber = number;
  const createdAt = world.now();
  const pull: PullRequest = {
    ...wanted,
    id,
    nodeId: nodeId('PR', id),
    number,
    repository,
    headSha,
    baseSha,
    state: 'open',
    createdAt,
    updatedAt: createdAt,
    closedAt: null,
    mergedAt: null,
    mergedBy: null,
    mergeCommit: null,
    reviews: [],
    requestedReviewers: [],
    requestedTeams: [],
    labels: [],
    comments: [],
    events: [],
  };
  repository.refs.set(`refs/pull/${number}/head`, headSha);
  world.addPull(pull);
  world.tell({ event: 'pull_request', action: 'opened', pull, by: wanted.author });
  return pull;
}

export function editPull(
  world: World,
  pull: PullRequest,
  wanted: { readonly title?: string; readonly body?: string | null },
  by: Account,
): void {
  mustFit(wanted.body);
  const changes: Record<string, unknown> = {};
  if (wanted.title !== undefined && wanted.title !== pull.title) {
    changes.title = { from: pull.title };
    record(world, pull, { kind: 'renamed', by, before: pull.title, after: wanted.title });
    pull.title = wanted.title;
  }
  if (wanted.body !== undefined && wanted.body !== pull.body) {
    changes.body = { from: pull.body ?? '' };
    pull.body = wanted.body;
  }
  if (Object.keys(changes).length === 0) return;
  pull.updatedAt = world.now();
  world.tell({ event: 'pull_request', action: 'edited', pull, changes, by });
}

export function retarget(world: World, pull: PullRequest, baseBranch: string, by: Account): void {
  const sha = branchHead(pull.repository, baseBranch);
  mustBeOpen(pull, 'Cannot change the base branch of a closed pull request.');
  if (sha === undefined) throw new Refused(`Proposed base branch '${baseBranch}' was not found`);
  if (baseBranch === pull.baseBranch) return;
  const changes = { base: { ref: { from: pull.baseBranch }, sha: { from: pull.baseSha } } };
  record(world, pull, { kind: 'retargeted', by, before: pull.baseBranch, after: baseBranch });
  pull.baseBranch = baseBranch;
  pull.baseSha = sha;
  world.tell({ event: 'pull_request', action: 'edited', pull, changes, by });
}

export function setDraft(world: World, pull: PullRequest, draft: boolean, by: Account): void {
  if (pull.draft === draft) return;
  pull.draft = draft;
  record(world, pull, { kind: draft ? 'drafted' : 'readied', by });
  const action = draft ? 'converted_to_draft' : 'ready_for_review';
  world.tell({ event: 'pull_request', action, pull, by });
}

export function closePull(world: World, pull: PullRequest, by: Account): void {
  mustBeOpen(pull, 'The pull request is closed already.');
  const { at } = record(world, pull, { kind: 'closed', by });
  pull.state = 'closed';
  pull.closedAt = at;
  world.tell({ event: 'pull_request', action: 'closed', pull, by });
}

/** What was pushed to the head meanwhile is taken in. */
export function reopenPull(world: World, pull: PullRequest, by: Account): void {
  if (pull.mergedAt !== null) throw new Refused('A merged pull request cannot be reopened.');
  if (pull.state === 'open') throw new Refused('The pull request is open already.');
  const head = livingHead(pull);
  const sha = head && branchHead(head, pull.headBranch);
  if (sha === undefined) throw new Refused('state cannot be changed. The head branch was deleted.');
  record(world, pull, { kind: 'reopened', by });
  pull.state = 'open';
  pull.closedAt = null;
  pull.headSha = sha;
  pull.baseSha = branchHead(pull.repository, pull.baseBranch) ?? pull.baseSha;
  pull.repository.refs.set(`refs/pull/${pull.number}/head`, sha);
  world.tell({ event: 'pull_request', action: 'reopened', pull, by });
}

/** Notes an event in the timeline, now. */
export function record(world: World, pull: PullRequest, event: Omit<PullEvent, 'nodeId' | 'at'>): PullEvent {
  const entry = { ...event, nodeId: nodeId('EV', world.nextId('event')), at: world.now() };
  pull.events.push(entry);
  pull.updatedAt = entry.at;
  return entry;
}

export function mustBeOpen(pull: PullRequest, message: string): void {
  if (pull.state !== 'open') throw new Refused(message);
}
