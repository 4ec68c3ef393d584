import type { Account } from '../state/account.ts';
import type { IssueComment } from '../state/issue-comment.ts';
import type { Reaction, ReactionContent } from '../state/reaction.ts';
import { nodeId, type World } from '../state/world.ts';

/** Reacts to a comment; the same reaction by the same account is there once. Apps are not told. */
export function react(
  world: World,
  comment: IssueComment,
  content: ReactionContent,
  by: Account,
): { readonly reaction: Reaction; readonly isNew: boolean } {
  const there = comment.reactions.find((reaction) => reaction.content === content && reaction.by === by);
  if (there !== undefined) return { reaction: there, isNew: false };
  const id = world.nextId('reaction');
  const reaction: Reaction = { id, nodeId: nodeId('REA', id), content, by, createdAt: world.now() };
  comment.reactions.push(reaction);
  world.changed();
  return { reaction, isNew: true };
}
