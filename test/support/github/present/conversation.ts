import { isoTime } from '../state/clock.ts';
import type { IssueComment } from '../state/issue-comment.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Review } from '../state/review.ts';
import type { World } from '../state/world.ts';
import { accountJson } from './account.ts';
import { appJson } from './app.ts';
import { associationOf } from './association.ts';
import { issueUrl, pullPage, pullUrl } from './pull-request.ts';
import { repositoryUrl } from './repository.ts';

export function commentPage(world: World, pull: PullRequest, comment: IssueComment): string {
  return `${pullPage(world, pull)}#issuecomment-${comment.id}`;
}

export function reviewPage(world: World, pull: PullRequest, review: Review): string {
  return `${pullPage(world, pull)}#pullrequestreview-${review.id}`;
}

export function commentJson(world: World, pull: PullRequest, comment: IssueComment) {
  const url = `${repositoryUrl(world, pull.repository)}/issues/comments/${comment.id}`;
  return {
    url,
    html_url: commentPage(world, pull, comment),
    issue_url: issueUrl(world, pull),
    id: comment.id,
    node_id: comment.nodeId,
    user: accountJson(world, comment.author),
    created_at: isoTime(comment.createdAt),
    updated_at: isoTime(comment.updatedAt),
    author_association: associationOf(world, pull.repository, comment.author),
    body: comment.body,
    reactions: noReactions(url),
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

/** The pull request as the issue that comments belong to. */
export function issueJson(world: World, pull: PullRequest) {
  const url = issueUrl(world, pull);
  const page = pullPage(world, pull);
  return {
    url,
    repository_url: repositoryUrl(world, pull.repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: page,
    id: pull.id,
    node_id: pull.nodeId,
    number: pull.number,
    title: pull.title,
    user: accountJson(world, pull.author),
    labels: [],
    state: pull.state,
    state_reason: null,
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: pull.comments.length,
    created_at: isoTime(pull.createdAt),
    updated_at: isoTime(pull.updatedAt),
    closed_at: pull.closedAt && isoTime(pull.closedAt),
    author_association: associationOf(world, pull.repository, pull.author),
    active_lock_reason: null,
    draft: pull.draft,
    pull_request: {
      url: pullUrl(world, pull),
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: pull.mergedAt && isoTime(pull.mergedAt),
    },
    body: pull.body,
    reactions: noReactions(url),
    performed_via_github_app: null,
  };
}

function noReactions(url: string) {
  return {
    url: `${url}/reactions`,
    total_count: 0,
    '+1': 0,
    '-1': 0,
    laugh: 0,
    hooray: 0,
    confused: 0,
    heart: 0,
    rocket: 0,
    eyes: 0,
  };
}
