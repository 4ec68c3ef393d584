import { accountJson } from '../present/account.ts';
import { commentJson, reviewJson } from '../present/conversation.ts';
import { issueJson } from '../present/issue-json.ts';
import { labelJson } from '../present/label.ts';
import { teamJson } from '../present/organization.ts';
import { pullJson, simplePullJson } from '../present/pull-request.ts';
import type { Happening } from '../state/happening.ts';
import type { RequestedReviewer } from '../state/pull-request.ts';
import type { Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';

type Of<Event extends Happening['event']> = Extract<Happening, { readonly event: Event }>;

export function pullFields(world: World, happening: Of<'pull_request'>): object {
  const { pull } = happening;
  return {
    number: pull.number,
    ...(happening.action === 'synchronize' && { before: happening.before, after: pull.headSha }),
    ...(happening.action === 'edited' && { changes: happening.changes }),
    ...('label' in happening && { label: labelJson(world, pull.repository, happening.label) }),
    ...('of' in happening && requestedField(world, happening.of)),
    pull_request: pullEventJson(pullJson(world, pull)),
  };
}

/** GitHub's description of the webhooks knows fewer fields of a team than REST has. */
function pullEventJson<Pull extends ReturnType<typeof simplePullJson>>(pull: Pull): object {
  return { ...pull, requested_teams: pull.requested_teams.map(({ type: _type, ...team }) => team) };
}

function requestedField(world: World, of: RequestedReviewer): object {
  return of.kind === 'person'
    ? { requested_reviewer: accountJson(world, of.account) }
    : { requested_team: teamJson(world, of.organization, of.team) };
}

/** States are in lower case here, unlike anywhere else. */
export function reviewFields(world: World, { pull, review, changes }: Of<'pull_request_review'>): object {
  const json = reviewJson(world, pull, review);
  return {
    ...(changes !== undefined && { changes }),
    review: { ...json, body: review.body === '' ? null : review.body, state: review.state.toLowerCase() },
    pull_request: pullEventJson(simplePullJson(world, pull)),
  };
}

export function commentFields(world: World, { thread, comment, changes }: Of<'issue_comment'>): object {
  return {
    ...(changes !== undefined && { changes }),
    issue: issueEventJson(world, thread),
    comment: { ...commentJson(world, thread, comment), performed_via_github_app: null },
  };
}

export function issueFields(world: World, happening: Of<'issues'>): object {
  const { issue } = happening;
  return {
    issue: issueEventJson(world, issue),
    ...('changes' in happening && { changes: happening.changes }),
    ...('label' in happening && { label: labelJson(world, issue.repository, happening.label) }),
  };
}

/** GitHub's description of the webhooks knows fewer fields of an app than REST has. */
function issueEventJson(world: World, thread: Thread): object {
  return { ...issueJson(world, thread), performed_via_github_app: null };
}
