import type { Account } from './account.ts';
import type { CheckRun } from './check-run.ts';
import type { Installation } from './installation.ts';
import type { IssueComment } from './issue-comment.ts';
import type { Label } from './label.ts';
import type { MergeGroup } from './merge-group.ts';
import type { Organization, Team } from './organization.ts';
import type { PullRequest, RequestedReviewer } from './pull-request.ts';
import type { Repository } from './repository.ts';
import type { Review } from './review.ts';
import type { Status } from './status.ts';
import type { Issue, Thread } from './thread.ts';

type Changes = Readonly<Record<string, unknown>>;

/** Something that GitHub tells apps of; `by` is the sender. */
export type Happening = { readonly by: Account } & (
  | {
      readonly event: 'pull_request';
      readonly action: 'opened' | 'reopened' | 'ready_for_review' | 'converted_to_draft' | 'closed';
      readonly pull: PullRequest;
    }
  | {
      readonly event: 'pull_request';
      readonly action: 'synchronize';
      readonly pull: PullRequest;
      readonly before: string;
    }
  | {
      readonly event: 'pull_request';
      readonly action: 'edited';
      readonly pull: PullRequest;
      readonly changes: Changes;
    }
  | {
      readonly event: 'pull_request';
      readonly action: 'labeled' | 'unlabeled';
      readonly pull: PullRequest;
      readonly label: Label;
    }
  | {
      readonly event: 'pull_request';
      readonly action: 'review_requested' | 'review_request_removed';
      readonly pull: PullRequest;
      readonly of: RequestedReviewer;
    }
  | {
      readonly event: 'pull_request_review';
      readonly action: 'submitted' | 'edited' | 'dismissed';
      readonly pull: PullRequest;
      readonly review: Review;
      readonly changes?: Changes;
    }
  | {
      readonly event: 'issue_comment';
      readonly action: 'created' | 'edited' | 'deleted';
      readonly thread: Thread;
      readonly comment: IssueComment;
      readonly changes?: Changes;
    }
  | {
      readonly event: 'issues';
      readonly action: 'opened' | 'closed' | 'reopened';
      readonly issue: Issue;
    }
  | {
      readonly event: 'issues';
      readonly action: 'edited';
      readonly issue: Issue;
      readonly changes: Changes;
    }
  | {
      readonly event: 'issues';
      readonly action: 'labeled' | 'unlabeled';
      readonly issue: Issue;
      readonly label: Label;
    }
  | {
      readonly event: 'push';
      readonly repository: Repository;
      readonly ref: string;
      /** Forty zeros where the branch was not there. */
      readonly before: string;
      readonly after: string;
      readonly forced: boolean;
    }
  | { readonly event: 'status'; readonly repository: Repository; readonly status: Status }
  | {
      readonly event: 'check_run';
      readonly action: 'created' | 'completed';
      readonly repository: Repository;
      readonly run: CheckRun;
    }
  | { readonly event: 'merge_group'; readonly action: 'checks_requested'; readonly group: MergeGroup }
  | {
      readonly event: 'membership';
      readonly action: 'added' | 'removed';
      readonly organization: Organization;
      readonly team: Team;
      readonly member: Account;
    }
  | {
      readonly event: 'team';
      readonly action: 'created' | 'deleted';
      readonly organization: Organization;
      readonly team: Team;
    }
  | {
      readonly event: 'team';
      readonly action: 'added_to_repository' | 'removed_from_repository' | 'edited';
      readonly organization: Organization;
      readonly team: Team;
      readonly repository: Repository;
      readonly changes?: Changes;
    }
  | {
      readonly event: 'member';
      readonly action: 'added' | 'edited' | 'removed';
      readonly repository: Repository;
      readonly member: Account;
      readonly changes?: Changes;
    }
  | {
      readonly event: 'organization';
      readonly action: 'member_added' | 'member_removed';
      readonly organization: Organization;
      readonly member: Account;
    }
  | {
      readonly event: 'installation';
      readonly action: 'created' | 'deleted' | 'suspend' | 'unsuspend';
      readonly installation: Installation;
      readonly repositories: readonly Repository[];
    }
  | {
      readonly event: 'installation_repositories';
      readonly action: 'added' | 'removed';
      readonly installation: Installation;
      readonly repositories: readonly Repository[];
    }
  | {
      readonly event: 'repository';
      readonly action: 'renamed' | 'transferred' | 'privatized' | 'publicized';
      readonly repository: Repository;
      readonly changes?: object;
    }
  | { readonly event: 'ping' }
);
