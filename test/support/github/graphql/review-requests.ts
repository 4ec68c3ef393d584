import { mayDo } from '../state/installation.ts';
import type { PullRequest } from '../state/pull-request.ts';
import { actorOf } from './actors.ts';
import type { Asking } from './asking.ts';
import { gitHubError } from './graphql-error.ts';

/** Who is asked for a review; of teams only those are told who may know the members. */
export function reviewRequestsOf({ world, viewer }: Asking, pull: PullRequest): readonly object[] {
  const { repository, requestedReviewers, requestedTeams } = pull;
  const mayKnow = viewer.kind !== 'installation' || mayDo(viewer.installation, 'members', 'read');
  return [
    ...requestedReviewers.map((account) => ({ requestedReviewer: actorOf(world, account) })),
    ...requestedTeams.map(({ nodeId, slug, name }) => ({
      requestedReviewer: () => {
        if (!mayKnow) throw gitHubError('FORBIDDEN', 'Resource not accessible by integration');
        const organization = actorOf(world, repository.owner);
        return { __typename: 'Team', id: nodeId, slug, name, organization };
      },
    })),
  ];
}
