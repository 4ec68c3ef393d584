import type { Review } from './review.ts';
import type { Requirement } from './role.ts';
import type { ContributionPart } from './snapshot.ts';

/** A review that counts, and the roles its author holds now. */
export interface Approval {
  readonly login: string;
  readonly roles: readonly string[];
  readonly review: Review;
}

/** A review that approves but does not count, and why. */
export interface IgnoredApproval {
  readonly login: string;
  readonly review: Review;
  readonly reason: IgnoredReason;
}

export type IgnoredReason =
  | { readonly kind: 'author' }
  | { readonly kind: 'contributor'; readonly part: ContributionPart; readonly commit: string }
  | { readonly kind: 'not-a-user'; readonly type: string }
  | { readonly kind: 'no-role'; readonly needed: readonly string[] }
  | { readonly kind: 'role-unknown'; readonly detail: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'stale-unknown'; readonly detail: string };

/** How a requirement is filled: who took its places, and how many are still free. */
export interface FilledRequirement extends Requirement {
  readonly approvals: readonly Approval[];
  readonly missing: number;
}

/** What the reviews of a pull request come to. */
export interface ApprovalTally {
  readonly requirements: readonly FilledRequirement[];
  readonly approvals: readonly Approval[];
  readonly ignored: readonly IgnoredApproval[];
  /** Standing "changes requested" of people who hold a role that the requirements name. */
  readonly objections: readonly { readonly login: string; readonly review: Review }[];
}
