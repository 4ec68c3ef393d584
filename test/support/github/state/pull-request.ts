import type { Account } from './account.ts';
import type { IssueComment } from './issue-comment.ts';
import type { Label } from './label.ts';
import type { Organization, Team } from './organization.ts';
import type { Repository } from './repository.ts';
import type { Review } from './review.ts';

export interface PullRequest {
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  /** Where it is to be merged. */
  readonly repository: Repository;
  readonly headRepository: Repository;
  readonly headBranch: string;
  headSha: string;
  baseBranch: string;
  /** The base branch's head when the pull request was last opened, pushed or retargeted: it does not follow. */
  baseSha: string;
  title: string;
  body: string | null;
  readonly author: Account;
  draft: boolean;
  state: 'open' | 'closed';
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  mergedAt: Date | null;
  mergedBy: Account | null;
  mergeCommit: string | null;
  readonly reviews: Review[];
  readonly requestedReviewers: Account[];
  readonly requestedTeams: Team[];
  readonly labels: Label[];
  readonly comments: IssueComment[];
  readonly events: PullEvent[];
}

/** Something in the timeline that is neither a commit nor a comment nor a review. */
export interface PullEvent {
  readonly nodeId: string;
  readonly kind:
    | 'merged'
    | 'closed'
    | 'reopened'
    | 'retargeted'
    | 'force-pushed'
    | 'renamed'
    | 'drafted'
    | 'readied'
    | 'review-requested';
  readonly by: Account;
  readonly at: Date;
  /** SHAs, branches or titles, by kind. */
  readonly before?: string;
  readonly after?: string;
  /** Who was asked for a review. */
  readonly of?: RequestedReviewer;
}

/** Who is asked for a review, or no longer. */
export type RequestedReviewer =
  | { readonly kind: 'person'; readonly account: Account }
  | { readonly kind: 'team'; readonly organization: Organization; readonly team: Team };

/** The repository that the head is in; undefined once it was deleted. */
export function livingHead(pull: PullRequest): Repository | undefined {
  return pull.headRepository.deleted ? undefined : pull.headRepository;
}

export function isCrossRepository(pull: PullRequest): boolean {
  return pull.headRepository !== pull.repository;
}
