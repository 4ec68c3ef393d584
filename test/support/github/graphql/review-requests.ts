import { mayDo } from '../state/installation.ts';
import type { PullRequest, RequestedReviewer } from '../state/pull-request.ts';
import { actorOf } from './actors.ts';
import type { Asking } from './asking.ts';
import { gitHubError } from './graphql-error.ts';

/** Who is asked for a review now. */
export function reviewRequestsOf(asking: Asking, pull: PullRequest): readonly object[] {
  const organization = asking.world.organization(pull.repository.owner.login);
  const people = pull.requestedReviewers.map((account): RequestedReviewer => ({ kind: 'person', account }));
  const teams =
    organization === undefined
      ? []
      : pull.requestedTeams.map((team): RequestedReviewer => ({ kind: 'team', organization, team }));
  return [...people, ...teams].map((of) => ({ requestedReviewer: () => requestedReviewer(asking, of) }));
}

/** A person, or a team for those who may know its members. */
export function requestedReviewer({ world, viewer }: Asking, of: RequestedReviewer) {
  if (of.kind === 'person') return actorOf(world, of.account);
  if (viewer.kind === 'installation' && !mayDo(viewer.installation, 'members', 'read'))
    throw gitHubError('FORBIDDEN', 'Resource not accessible by integration');
  const { nodeId, slug, name } = of.team;
  const organization = actorOf(world, of.organization.account);
  const combinedSlug = `${of.organization.account.login}/${slug}`;
  return { __typename: 'Team', id: nodeId, slug, name, combinedSlug, organization };
}
