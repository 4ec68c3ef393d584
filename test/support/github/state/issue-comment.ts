import type { Account } from './account.ts';

export interface IssueComment {
  readonly id: number;
  readonly nodeId: string;
  readonly author: Account;
  body: string;
  readonly createdAt: Date;
  updatedAt: Date;
}
