import type { Account } from './account.ts';
import type { Reaction } from './reaction.ts';

export interface IssueComment {
  readonly id: number;
  readonly nodeId: string;
  readonly author: Account;
  body: string;
  readonly createdAt: Date;
  updatedAt: Date;
  readonly reactions: Reaction[];
}
