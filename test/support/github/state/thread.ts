import type { Account } from './account.ts';
import type { IssueComment } from './issue-comment.ts';
import type { Label } from './label.ts';
import type { PullRequest } from './pull-request.ts';
import type { Repository } from './repository.ts';

export interface Issue {
  readonly id: number;
  readonly nodeId: string;
  /** Issues and pull requests of a repository are numbered together. */
  readonly number: number;
  readonly repository: Repository;
  readonly author: Account;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'reopened' | null;
  readonly labels: Label[];
  readonly comments: IssueComment[];
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  closedBy: Account | null;
}

/** What can be talked about: to the API of comments and labels a pull request is an issue. */
export type Thread = PullRequest | Issue;

export function isPull(thread: Thread): thread is PullRequest {
  return 'headSha' in thread;
}
