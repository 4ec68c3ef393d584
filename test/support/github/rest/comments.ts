import { createComment, deleteComment, editComment } from '../actions/comments.ts';
import { type Call, created, ok, type Route } from '../http/call.ts';
import { textOf } from '../http/fields.ts';
import { page } from '../http/pages.ts';
import { actorOf, pullOf, repositoryOf } from '../http/permit.ts';
import { commentJson } from '../present/conversation.ts';
import type { Access } from '../state/installation.ts';
import { Refused } from '../state/refused.ts';

/** Comments on pull requests may be written with either. */
const PERMISSIONS = ['issues', 'pull_requests'];

export const commentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    answer: (call) => {
      const pull = pullOf(call, PERMISSIONS);
      return page(call, pull.comments, (comment) => commentJson(call.world, pull, comment));
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    answer: (call) => {
      const pull = pullOf(call, PERMISSIONS, 'write');
      const comment = createComment(call.world, pull, actorOf(call), textOf(call.body, 'body'));
      return created(commentJson(call.world, pull, comment));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}',
    answer: (call) => {
      const { pull, comment } = commentIn(call, 'read');
      return ok(commentJson(call.world, pull, comment));
    },
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/issues/comments/{comment_id}',
    answer: (call) => {
      const { pull, comment } = commentIn(call, 'write');
      editComment(call.world, comment.id, textOf(call.body, 'body'), actorOf(call));
      return ok(commentJson(call.world, pull, comment));
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
];

function commentIn(call: Call, access: Access) {
  const repository = repositoryOf(call, PERMISSIONS, access);
  const found = call.world.commentsById.get(Number(call.params.comment_id));
  if (found?.pull.repository !== repository) throw new Refused('Not Found', 404);
  return found;
}
