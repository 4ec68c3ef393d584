import { createComment, deleteComment, editComment } from '../actions/comments.ts';
import { react } from '../actions/reactions.ts';
import { type Call, created, ok, type Route } from '../http/call.ts';
import { oneOf, textOf } from '../http/fields.ts';
import { page } from '../http/pages.ts';
import { actorOf, repositoryOf, threadOf, threadPermissions } from '../http/permit.ts';
import { commentJson } from '../present/conversation.ts';
import { reactionJson } from '../present/reaction.ts';
import type { Access } from '../state/installation.ts';
import { REACTIONS } from '../state/reaction.ts';
import { Refused } from '../state/refused.ts';

export const commentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    answer: (call) => {
      const thread = threadOf(call, 'read');
      return page(call, thread.comments, (comment) => commentJson(call.world, thread, comment));
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    answer: (call) => {
      const thread = threadOf(call, 'write');
      const comment = createComment(call.world, thread, actorOf(call), textOf(call.body, 'body'));
      return created(commentJson(call.world, thread, comment));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}',
    answer: (call) => {
      const { thread, comment } = commentIn(call, 'read');
      return ok(commentJson(call.world, thread, comment));
    },
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}',
    answer: (call) => {
      const { thread, comment } = commentIn(call, 'write');
      editComment(call.world, comment.id, textOf(call.body, 'body'), actorOf(call));
      return ok(commentJson(call.world, thread, comment));
    },
  },
  {
    method: 'DELETE',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}',
    answer: (call) => {
      deleteComment(call.world, commentIn(call, 'write').comment.id, actorOf(call));
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    answer: (call) =>
      page(call, commentIn(call, 'read').comment.reactions, (reaction) => reactionJson(call.world, reaction)),
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    answer: (call) => {
      const { comment } = commentIn(call, 'write');
      const content = oneOf(call.body, 'content', REACTIONS);
      if (content === undefined) throw new Refused('Validation Failed: content is missing');
      const { reaction, isNew } = react(call.world, comment, content, actorOf(call));
      const json = reactionJson(call.world, reaction);
      return isNew ? created(json) : ok(json);
    },
  },
];

function commentIn(call: Call, access: Access) {
  const found = call.world.commentsById.get(Number(call.params.comment_id));
  const repository = repositoryOf(call, threadPermissions(found?.thread), access);
  if (found?.thread.repository !== repository) throw new Refused('Not Found', 404);
  return found;
}
