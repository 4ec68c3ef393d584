import { accountOf } from '../http/viewer.ts';
import { associationOf } from '../present/association.ts';
import { commentPage, reviewPage } from '../present/conversation.ts';
import { isoTime } from '../state/clock.ts';
import type { IssueComment } from '../state/issue-comment.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Review } from '../state/review.ts';
import type { Thread } from '../state/thread.ts';
import { actorOf } from './actors.ts';
import type { Asking } from './asking.ts';
import { commitOf } from './objects.ts';

export function reviewOf(asking: Asking, pull: PullRequest, review: Review) {
  const { world, viewer } = asking;
  return {
    __typename: 'PullRequestReview',
    id: review.nodeId,
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    state: review.state,
    body: review.body,
    submittedAt: isoTime(review.submittedAt),
    updatedAt: isoTime(review.updatedAt),
    url: reviewPage(world, pull, review),
    commit: () => commitOf(asking, pull.repository, review.commit),
    author: actorOf(world, review.author),
    authorAssociation: associationOf(world, pull.repository, review.author),
    viewerDidAuthor: accountOf(world, viewer) === review.author,
  };
}

export function commentOf({ world, viewer }: Asking, thread: Thread, comment: IssueComment) {
  return {
    __typename: 'IssueComment',
    id: comment.nodeId,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    body: comment.body,
    url: commentPage(world, thread, comment),
    author: actorOf(world, comment.author),
    authorAssociation: associationOf(world, thread.repository, comment.author),
    viewerDidAuthor: accountOf(world, viewer) === comment.author,
    createdAt: isoTime(comment.createdAt),
    updatedAt: isoTime(comment.updatedAt),
  };
}
