import { mergeObjection } from '../actions/merging.ts';
import { isoTime } from '../state/clock.ts';
import { changesOf, lineCounts } from '../state/pull-changes.ts';
import { livingHead, type PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';
import { accountJson } from './account.ts';
import { associationOf } from './association.ts';
import { labelJson } from './label.ts';
import { teamJson } from './organization.ts';
import { repositoryJson, repositoryPage, repositoryUrl } from './repository.ts';

export function pullUrl(world: World, pull: PullRequest): string {
  return `${repositoryUrl(world, pull.repository)}/pulls/${pull.number}`;
}

/** To the API a pull request is an issue, too. */
export function issueUrl(world: World, thread: Thread): string {
  return `${repositoryUrl(world, thread.repository)}/issues/${thread.number}`;
}

export function pullPage(world: World, pull: PullRequest): string {
  return `${repositoryPage(world, pull.repository)}/pull/${pull.number}`;
}

/** A pull request as lists and reviews tell of it. */
export function simplePullJson(world: World, pull: PullRequest) {
  const [url, page, issue] = [pullUrl(world, pull), pullPage(world, pull), issueUrl(world, pull)];
  const repository = repositoryUrl(world, pull.repository);
  const links = {
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${repository}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${repository}/statuses/${pull.headSha}`,
  };
  return {
    url,
    id: pull.id,
    node_id: pull.nodeId,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: accountJson(world, pull.author),
    body: pull.body,
    created_at: isoTime(pull.createdAt),
    updated_at: isoTime(pull.updatedAt),
    closed_at: pull.closedAt && isoTime(pull.closedAt),
    merged_at: pull.mergedAt && isoTime(pull.mergedAt),
    merge_commit_sha: pull.mergeCommit,
    assignee: null,
    assignees: [],
    requested_reviewers: pull.requestedReviewers.map((account) => accountJson(world, account)),
    requested_teams: requestedTeams(world, pull),
    labels: pull.labels.map((label) => labelJson(world, pull.repository, label)),
    milestone: null,
    draft: pull.draft,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    head: sideJson(world, pull.headRepository, livingHead(pull), pull.headBranch, pull.headSha),
    base: sideJson(world, pull.repository, pull.repository, pull.baseBranch, pull.baseSha),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      ...Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    },
    author_association: associationOf(world, pull.repository, pull.author),
    auto_merge: null,
    active_lock_reason: null,
  };
}

function requestedTeams(world: World, { repository, requestedTeams: teams }: PullRequest) {
  const organization = world.organization(repository.owner.login);
  return organization === undefined
    ? []
    : teams.map((team) => ({ ...teamJson(world, organization, team), type: 'organization' }));
}

/** A pull request as its own address and its webhooks tell of it. */
export function pullJson(world: World, pull: PullRequest) {
  const { files, commits } = changesOf(pull);
  const mergeable = pull.state === 'open' ? true : null;
  return {
    ...simplePullJson(world, pull),
    merged: pull.mergedAt !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: stateOf(pull),
    merged_by: pull.mergedBy && accountJson(world, pull.mergedBy),
    comments: pull.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commits.length,
    ...lineCounts(pull),
    changed_files: files.length,
  };
}

function stateOf(pull: PullRequest): string {
  if (pull.state !== 'open') return 'unknown';
  if (pull.draft) return 'draft';
  return mergeObjection(pull) === undefined ? 'clean' : 'blocked';
}

/** One side of a pull request. Of a deleted fork GitHub keeps the label and tells `repo: null`. */
function sideJson(
  world: World,
  was: Repository,
  repository: Repository | undefined,
  branch: string,
  sha: string,
) {
  return {
    label: `${was.owner.login}:${branch}`,
    ref: branch,
    sha,
    user: accountJson(world, was.owner),
    repo: repository === undefined ? null : repositoryJson(world, repository),
  };
}
