import { editPull } from '../actions/pulls.ts';
import { requestReviewers } from '../actions/review-requests.ts';
import { dismissReview } from '../actions/reviews.ts';
import { created, ok, type Route } from '../http/call.ts';
import { optionalText, textOf, textsOf } from '../http/fields.ts';
import { page } from '../http/pages.ts';
import { actorOf, pullOf, repositoryOf } from '../http/permit.ts';
import { commitJson } from '../present/commit.ts';
import { reviewJson } from '../present/conversation.ts';
import { fileJson } from '../present/file.ts';
import { pullJson, simplePullJson } from '../present/pull-request.ts';
import { changesOf } from '../state/pull-changes.ts';
import type { PullRequest } from '../state/pull-request.ts';
import { Refused } from '../state/refused.ts';

/** GitHub lists no more than these, and says nothing of it. */
const MOST_FILES = 3_000;
const MOST_COMMITS = 250;

/** Pull requests, their files, commits and reviews. */
export const pullRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls',
    answer: (call) => {
      const repository = repositoryOf(call, ['pull_requests']);
      const pulls = [...call.world.pulls(repository).values()].filter((pull) => matches(pull, call.query));
      pulls.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.number - a.number);
      if (call.query.get('direction') === 'asc') pulls.reverse();
      return page(call, pulls, (pull) => simplePullJson(call.world, pull));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}',
    answer: (call) => ok(pullJson(call.world, pullOf(call))),
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}',
    answer: (call) => {
      const pull = pullOf(call, ['pull_requests'], 'write');
      const title = optionalText(call.body, 'title');
      const body = optionalText(call.body, 'body');
      const wanted = { ...(title && { title }), ...(body !== undefined && { body }) };
      editPull(call.world, pull, wanted, actorOf(call));
      return ok(pullJson(call.world, pull));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/files',
    answer: (call) => {
      const pull = pullOf(call);
      return page(call, changesOf(pull).files.slice(0, MOST_FILES), (file) =>
        fileJson(call.world, pull, file),
      );
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/commits',
    answer: (call) => {
      const pull = pullOf(call);
      const commits = changesOf(pull).commits.slice(0, MOST_COMMITS);
      return page(call, commits, (commit) => commitJson(call.world, pull.repository, commit));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    answer: (call) => {
      const pull = pullOf(call);
      return page(call, pull.reviews, (review) => reviewJson(call.world, pull, review));
    },
  },
  {
    method: 'PUT',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals',
    answer: (call) => {
      const pull = pullOf(call, ['pull_requests'], 'write');
      const review = pull.reviews.find(({ id }) => String(id) === call.params.review_id);
      if (review === undefined) throw new Refused('Not Found', 404);
      dismissReview(call.world, pull, review, actorOf(call), textOf(call.body, 'message'));
      return ok(reviewJson(call.world, pull, review));
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    answer: (call) => {
      const pull = pullOf(call, ['pull_requests'], 'write');
      const wanted = {
        logins: textsOf(call.body, 'reviewers') ?? [],
        teams: textsOf(call.body, 'team_reviewers') ?? [],
      };
      requestReviewers(call.world, pull, wanted, actorOf(call));
      return created(simplePullJson(call.world, pull));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}/pulls',
    answer: (call) => {
      const repository = repositoryOf(call, ['pull_requests']);
      const sha = call.params.ref ?? '';
      const pulls = [...call.world.pulls(repository).values()].filter((pull) =>
        changesOf(pull).commits.some((commit) => commit.sha === sha),
      );
      return page(call, pulls, (pull) => simplePullJson(call.world, pull));
    },
  },
];

function matches(pull: PullRequest, query: URLSearchParams): boolean {
  const state = query.get('state') ?? 'open';
  const [base, head] = [query.get('base'), query.get('head')];
  return (
    (state === 'all' || pull.state === state) &&
    (base === null || pull.baseBranch === base) &&
    (head === null || `${pull.headRepository.owner.login}:${pull.headBranch}` === head)
  );
}
