import { isoTime } from '../state/clock.ts';
import type { IssueComment } from '../state/issue-comment.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Review } from '../state/review.ts';
import type { Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';
import { accountJson } from './account.ts';
import { appJson } from './app.ts';
import { associationOf } from './association.ts';
import { threadPage } from './issue-json.ts';
import { issueUrl, pullPage, pullUrl } from './pull-request.ts';
import { reactionCounts } from './reaction.ts';
import { repositoryUrl } from './repository.ts';

export function commentPage(world: World, thread: Thread, comment: IssueComment): string {
  return `${threadPage(world, thread)}#issuecomment-${comment.id}`;
}

export function reviewPage(world: World, pull: PullRequest, review: Review): string {
  return `${pullPage(world, pull)}#pullrequestreview-${review.id}`;
}

export function commentJson(world: World, thread: Thread, comment: IssueComment) {
  const url = `${repositoryUrl(world, thread.repository)}/issues/comments/${comment.id}`;
  return {
    url,
    html_url: commentPage(world, thread, comment),
    issue_url: issueUrl(world, thread),
    id: comment.id,
    node_id: comment.nodeId,
    user: accountJson(world, comment.author),
    created_at: isoTime(comment.createdAt),
    updated_at: isoTime(comment.updatedAt),
    author_association: associationOf(world, thread.repository, comment.author),
    body: comment.body,
    reactions: reactionCounts(url, comment.reactions),
    performed_via_github_app: comment.author === world.app.bot ? appJson(world) : null,
  };
}

export function reviewJson(world: World, pull: PullRequest, review: Review) {
  const page = reviewPage(world, pull, review);
  const url = pullUrl(world, pull);
  return {
    id: review.id,
    node_id: review.nodeId,
    user: accountJson(world, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: url,
    author_association: associationOf(world, pull.repository, review.author),
    _links: { html: { href: page }, pull_request: { href: url } },
    submitted_at: isoTime(review.submittedAt),
    commit_id: review.commit,
  };
}
