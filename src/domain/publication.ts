import type { FollowUp } from './follow-up.ts';
import type { Sha } from './repository.ts';
import type { StatusState } from './snapshot.ts';

/** What GitHub shall show, as data. */
export interface Publication {
  readonly head: Sha;
  /** The pull request's page: where the status leads while there is no comment. */
  readonly url: string;
  /** Absent when there is nothing to say and no comment yet. */
  readonly comment?: { readonly body: string };
  /** The second comment, which a merged pull request gets where the policy has something to be done after it. */
  readonly afterMergeComment?: { readonly body: string };
  readonly status: { readonly state: StatusState; readonly description: string };
  readonly checkRun?: CheckRun;
  /** Absent where the policy does not want any. */
  readonly labels?: Labels;
  /** Whom the pull request should have asked for a review: logins, and teams as `organisation/slug`. */
  readonly reviewers?: readonly string[];
}

/** The labels of the gate; those of others are left alone. */
export interface Labels {
  readonly wanted: readonly string[];
  /** Every label that the gate ever puts there: of these, what is not wanted is taken away. */
  readonly managed: readonly string[];
}

export interface CheckRun {
  readonly name: string;
  readonly conclusion: 'success' | 'neutral' | 'failure';
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** A hash of all of the above, kept as `external_id`, by which an equal check run is known again. */
  readonly fingerprint: string;
}

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** One write to GitHub. A status links to the comment, so the comment comes first. */
export type Write =
  | { readonly kind: 'create-comment'; readonly which: CommentName; readonly body: string }
  | {
      readonly kind: 'update-comment';
      readonly which: CommentName;
      readonly id: number;
      readonly body: string;
    }
  | { readonly kind: 'create-check-run'; readonly head: Sha; readonly checkRun: CheckRun }
  | {
      readonly kind: 'set-status';
      readonly head: Sha;
      readonly state: StatusState;
      readonly description: string;
      readonly target: StatusTarget;
    }
  | SideWrite;

/** What is written beside the verdict, which stands without it where GitHub refuses it. */
export type SideWrite =
  | { readonly kind: 'add-labels'; readonly labels: readonly string[] }
  | { readonly kind: 'remove-label'; readonly label: string }
  /** Logins, and teams as `organisation/slug`. */
  | { readonly kind: 'request-reviewers'; readonly reviewers: readonly string[] }
  | { readonly kind: 'react'; readonly comment: number; readonly reaction: Reaction }
  | { readonly kind: 'create-issue'; readonly followUp: FollowUp }
  | ({ readonly kind: 'update-issue'; readonly number: number } & IssueChange)
  | { readonly kind: 'comment-on-issue'; readonly number: number; readonly body: string };

/** What is not there stays as it is. */
export interface IssueChange {
  readonly state?: 'open' | 'closed';
  readonly body?: string;
  readonly labels?: readonly string[];
}

/** What one can say to a comment without words, by GitHub's names. */
export type Reaction = '+1' | '-1' | 'eyes' | 'confused' | 'rocket';

/** The comments that the app keeps on a pull request. */
export type CommentName = 'checklist' | 'after-merge';

/** Where a status leads: the comment that is (or is about to be) there, or the pull request itself. */
export type StatusTarget = { readonly kind: 'comment' } | { readonly kind: 'url'; readonly url: string };
