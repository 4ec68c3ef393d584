import type { PullRef } from '../domain/repository.ts';
import type { Overview } from '../usecases/ports/pull-requests.ts';
import { headCommit, type PullShape } from './overview-shape.ts';

/**
 * The other open pull requests of the repository that have the same head. GitHub tells of them by the branch, and by
 * the commit, of which it names none that are open once the default branch has it.
 *
 * @param repository `owner/name`, as GitHub writes it.
 */
export function twinsOf({ number }: PullRef, given: PullShape, repository: string): Overview['twins'] {
  const named = [given.headRef?.associatedPullRequests, headCommit(given)?.associatedPullRequests].flatMap(
    (list) => list?.nodes ?? [],
  );
  const twins = named.filter(
    (other) =>
      other.number !== number &&
      other.state === 'OPEN' &&
      other.headRefOid === given.headRefOid &&
      other.repository.nameWithOwner === repository,
  );
  return [
    ...new Map(
      twins.map((twin) => [twin.number, { number: twin.number, baseBranch: twin.baseRefName }]),
    ).values(),
  ];
}
