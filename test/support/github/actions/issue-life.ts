import type { Account } from '../state/account.ts';
import { Refused } from '../state/refused.ts';
import type { Repository } from '../state/repository.ts';
import type { Issue } from '../state/thread.ts';
import { nodeId, type World } from '../state/world.ts';
import { mustFit } from './body-limit.ts';
import { labelFor } from './labels.ts';

export interface NewIssue {
  readonly title: string;
  readonly body?: string | null;
  readonly labels?: readonly string[];
}

/** Opens an issue; its number follows the last one of the repository, issue or pull request. */
export function openIssue(world: World, repository: Repository, author: Account, wanted: NewIssue): Issue {
  if (wanted.title.trim() === '') throw new Refused('Validation Failed: title is missing');
  mustFit(wanted.body);
  const id = world.nextId('issue');
  const number = repository.lastNumber + 1;
  repository.lastNumber = number;
  const at = world.now();
  const issue: Issue = {
    id,
    nodeId: nodeId('I', id),
    number,
    repository,
    author,
    title: wanted.title,
    body: wanted.body ?? null,
    state: 'open',
    stateReason: null,
    labels: (wanted.labels ?? []).map((name) => labelFor(world, repository, name)),
    comments: [],
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    closedBy: null,
  };
  world.addIssue(issue);
  world.tell({ event: 'issues', action: 'opened', issue, by: author });
  for (const label of issue.labels)
    world.tell({ event: 'issues', action: 'labeled', issue, label, by: author });
  return issue;
}

export function editIssue(
  world: World,
  issue: Issue,
  wanted: { readonly title?: string; readonly body?: string | null },
  by: Account,
): void {
  mustFit(wanted.body);
  const changes: Record<string, unknown> = {};
  if (wanted.title !== undefined && wanted.title !== issue.title) {
    changes.title = { from: issue.title };
    issue.title = wanted.title;
  }
  if (wanted.body !== undefined && wanted.body !== issue.body) {
    changes.body = { from: issue.body ?? '' };
    issue.body = wanted.body;
  }
  if (Object.keys(changes).length === 0) return;
  issue.updatedAt = world.now();
  world.tell({ event: 'issues', action: 'edited', issue, changes, by });
}

/** Closes or reopens an issue; one that is so already stays so, without a word. */
export function setIssueState(world: World, issue: Issue, state: Issue['state'], by: Account): void {
  if (issue.state === state) return;
  const at = world.now();
  const closed = state === 'closed';
  issue.state = state;
  issue.stateReason = closed ? 'completed' : 'reopened';
  issue.closedAt = closed ? at : null;
  issue.closedBy = closed ? by : null;
  issue.updatedAt = at;
  world.tell({ event: 'issues', action: closed ? 'closed' : 'reopened', issue, by });
}
