import { onCheckRun, onStatus } from './commit.ts';
import type { EventAnswer, EventHandler } from './event.ts';
import { onInstallation, onInstallationRepositories } from './installation.ts';
import { onIssueComment } from './issue-comment.ts';
import { onMergeGroup } from './merge-group.ts';
import { onMember, onMembership, onOrganization, onTeam } from './people.ts';
import { onPullRequest } from './pull-request.ts';
import { onPullRequestReview } from './pull-request-review.ts';
import { onPush } from './push.ts';
import { onRepository } from './repository.ts';

/** Every event that the gate listens to, by GitHub's name; `app.yml` asks for the same. */
export const EVENT_HANDLERS: Readonly<Record<string, EventHandler>> = {
  pull_request: onPullRequest,
  pull_request_review: onPullRequestReview,
  merge_group: onMergeGroup,
  push: onPush,
  membership: onMembership,
  team: onTeam,
  organization: onOrganization,
  member: onMember,
  repository: onRepository,
  installation: onInstallation,
  installation_repositories: onInstallationRepositories,
  issue_comment: onIssueComment,
  status: onStatus,
  check_run: onCheckRun,
};

/** What an event asks for. One that nobody listens to, or that was not sent to an app, asks for nothing. */
export function answerEvent(name: string, payload: unknown): EventAnswer {
  const handle = EVENT_HANDLERS[name];
  if (handle === undefined || !isForApp(payload)) return { kind: 'jobs', jobs: [] };
  return handle(payload);
}

/** Webhooks of repositories and organisations have no installation: another hook may point here by mistake. */
function isForApp(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'installation' in payload;
}
