import { isoTime } from '../state/clock.ts';
import type { PullRequest } from '../state/pull-request.ts';
import { isPull, type Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';
import { accountJson } from './account.ts';
import { appJson } from './app.ts';
import { associationOf } from './association.ts';
import { labelJson } from './label.ts';
import { issueUrl, pullPage, pullUrl } from './pull-request.ts';
import { reactionCounts } from './reaction.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

/** Where people read an issue or pull request. */
export function threadPage(world: World, thread: Thread): string {
  return isPull(thread)
    ? pullPage(world, thread)
    : `${repositoryPage(world, thread.repository)}/issues/${thread.number}`;
}

/** An issue, or a pull request as the issue that comments belong to. */
export function issueJson(world: World, thread: Thread) {
  const url = issueUrl(world, thread);
  return {
    url,
    repository_url: repositoryUrl(world, thread.repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: threadPage(world, thread),
    id: thread.id,
    node_id: thread.nodeId,
    number: thread.number,
    title: thread.title,
    user: accountJson(world, thread.author),
    labels: thread.labels.map((label) => labelJson(world, thread.repository, label)),
    state: thread.state,
    state_reason: isPull(thread) ? null : thread.stateReason,
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: thread.comments.length,
    created_at: isoTime(thread.createdAt),
    updated_at: isoTime(thread.updatedAt),
    closed_at: thread.closedAt && isoTime(thread.closedAt),
    author_association: associationOf(world, thread.repository, thread.author),
    active_lock_reason: null,
    ...(isPull(thread) && pullFields(world, thread)),
    body: thread.body,
    reactions: reactionCounts(url, []),
    performed_via_github_app: thread.author === world.app.bot ? appJson(world) : null,
  };
}

function pullFields(world: World, pull: PullRequest) {
  const page = pullPage(world, pull);
  return {
    draft: pull.draft,
    pull_request: {
      url: pullUrl(world, pull),
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: pull.mergedAt && isoTime(pull.mergedAt),
    },
  };
}
