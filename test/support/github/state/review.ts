import type { Account } from './account.ts';

export interface Review {
  readonly id: number;
  readonly nodeId: string;
  readonly author: Account;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  body: string;
  /** What its author looked at; GitHub may move it along on a force-push. */
  commit: string;
  readonly submittedAt: Date;
  updatedAt: Date;
}
