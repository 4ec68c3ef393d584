import type { Account } from './account.ts';
import type { Sha } from './repository.ts';

export type ReviewState = 'approved' | 'changes-requested' | 'commented' | 'dismissed' | 'pending';

/** GitHub's fact. Whether it counts is the approval's question. */
export interface Review {
  readonly id: number;
  /** Absent when the account was deleted. */
  readonly author?: Account;
  readonly state: ReviewState;
  /** ISO 8601, UTC. */
  readonly submittedAt: string;
  readonly url: string;
  readonly basis: ReviewBasis;
}

/**
 * What the reviewer looked at. GitHub moves a review's `commit_id` on some rebases, so the digest that was
 * recorded when the review arrived decides; without a record, the content at the review's commit does.
 */
export type ReviewBasis =
  | { readonly kind: 'recorded'; readonly commit: Sha; readonly digest: string }
  | { readonly kind: 'content'; readonly commit: Sha; readonly digest: string }
  | { readonly kind: 'unknown'; readonly commit?: Sha; readonly reason: string };
