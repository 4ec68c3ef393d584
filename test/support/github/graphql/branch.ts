import { branchHead, type Repository } from '../state/repository.ts';
import type { Asking } from './asking.ts';
import { connectionOf, type PageArguments } from './connection.ts';
import { Gap } from './gap.ts';
import { commitOf } from './objects.ts';
import { pullFacts } from './pull-facts.ts';

/** A branch and the commit it points to; null when there is none of that name. */
export function branchOf(asking: Asking, repository: Repository, name: string) {
  const sha = branchHead(repository, name);
  if (sha === undefined) return null;
  return {
    name,
    prefix: 'refs/heads/',
    target: () => commitOf(asking, repository, sha),
    associatedPullRequests: ({
      states,
      ...page
    }: PageArguments & { readonly states?: readonly string[] }) => {
      if (states?.join() !== 'OPEN') throw new Gap('pull requests of a branch that are not open');
      const pulls = asking.world.openPullsFrom(repository, name);
      return connectionOf(
        pulls.map((pull) => pullFacts(asking.world, pull)),
        page,
      );
    },
  };
}
