import { commentJson, issueJson, reviewJson } from '../present/conversation.ts';
import { pullJson, simplePullJson } from '../present/pull-request.ts';
import type { Happening } from '../state/happening.ts';
import type { World } from '../state/world.ts';

type Of<Event extends Happening['event']> = Extract<Happening, { readonly event: Event }>;

export function pullFields(world: World, happening: Of<'pull_request'>): object {
  const { pull } = happening;
  return {
    number: pull.number,
    ...(happening.action === 'synchronize' && { before: happening.before, after: pull.headSha }),
    ...(happening.action === 'edited' && { changes: happening.changes }),
    pull_request: pullJson(world, pull),
  };
}

/** States are in lower case here, unlike anywhere else. */
export function reviewFields(world: World, { pull, review, changes }: Of<'pull_request_review'>): object {
  const json = reviewJson(world, pull, review);
  return {
    ...(changes !== undefined && { changes }),
    review: { ...json, body: review.body === '' ? null : review.body, state: review.state.toLowerCase() },
    pull_request: simplePullJson(world, pull),
  };
}

export function commentFields(world: World, { pull, comment, changes }: Of<'issue_comment'>): object {
  return {
    ...(changes !== undefined && { changes }),
    issue: issueJson(world, pull),
    // GitHub's description of the webhook knows fewer fields of an app than REST has.
    comment: { ...commentJson(world, pull, comment), performed_via_github_app: null },
  };
}
