import type { Account } from '../state/account.ts';
import type { IssueComment } from '../state/issue-comment.ts';
import { Refused } from '../state/refused.ts';
import type { Thread } from '../state/thread.ts';
import { nodeId, type World } from '../state/world.ts';
import { mustFit } from './body-limit.ts';

export function createComment(world: World, thread: Thread, author: Account, body: string): IssueComment {
  checkBody(body);
  const id = world.nextId('comment');
  const at = world.now();
  const comment: IssueComment = {
    id,
    nodeId: nodeId('IC', id),
    author,
    body,
    createdAt: at,
    updatedAt: at,
    reactions: [],
  };
  thread.comments.push(comment);
  thread.updatedAt = at;
  world.commentsById.set(id, { thread, comment });
  world.tell({ event: 'issue_comment', action: 'created', thread, comment, by: author });
  return comment;
}

export function editComment(world: World, id: number, body: string, by: Account): IssueComment {
  const { thread, comment } = commentOf(world, id);
  checkBody(body);
  const changes = { body: { from: comment.body } };
  comment.body = body;
  comment.updatedAt = world.now();
  thread.updatedAt = comment.updatedAt;
  world.tell({ event: 'issue_comment', action: 'edited', thread, comment, changes, by });
  return comment;
}

export function deleteComment(world: World, id: number, by: Account): void {
  const { thread, comment } = commentOf(world, id);
  thread.updatedAt = world.now();
  thread.comments.splice(thread.comments.indexOf(comment), 1);
  world.commentsById.delete(id);
  world.tell({ event: 'issue_comment', action: 'deleted', thread, comment, by });
}

function commentOf(world: World, id: number) {
  const found = world.commentsById.get(id);
  if (found === undefined) throw new Refused('Not Found', 404);
  return found;
}

function checkBody(body: string): void {
  if (body.trim() === '') throw new Refused("Body can't be blank");
  mustFit(body);
}
