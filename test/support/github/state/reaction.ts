import type { Account } from './account.ts';

/** What one can say to a comment without words, by GitHub's names. */
export const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;

export type ReactionContent = (typeof REACTIONS)[number];

export interface Reaction {
  readonly id: number;
  readonly nodeId: string;
  readonly content: ReactionContent;
  readonly by: Account;
  readonly createdAt: Date;
}
