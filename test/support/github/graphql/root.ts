import type { Budget } from '../http/limits.ts';
import { accountOf } from '../http/viewer.ts';
import { keyOf } from '../state/account.ts';
import { isoTime } from '../state/clock.ts';
import { actorOf } from './actors.ts';
import { type Asking, mayRead } from './asking.ts';
import { Gap } from './gap.ts';
import { gitHubError } from './graphql-error.ts';
import { organizationOf } from './organization.ts';
import type { QueryCost } from './query-cost.ts';
import { repositoryOf } from './repository.ts';

/** Where queries begin; `budget` is what is left after this one. */
export function rootOf(asking: Asking, budget: Budget, cost: QueryCost) {
  const { world, viewer } = asking;
  return {
    viewer: () => {
      const account = accountOf(world, viewer);
      return { __typename: 'User', login: account?.login ?? '', databaseId: account?.id ?? null };
    },
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      const found = world.repository(`${owner}/${name}`);
      if (found === undefined || found.deleted)
        throw gitHubError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      mayRead(asking, found, ['metadata']);
      return repositoryOf(asking, found);
    },
    organization: ({ login }: { readonly login: string }) => {
      const found = world.organization(login);
      if (found === undefined)
        throw gitHubError('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`);
      return organizationOf(asking, found);
    },
    user: ({ login }: { readonly login: string }) => {
      const found = world.accounts.get(keyOf(login));
      if (found?.type !== 'User')
        throw gitHubError('NOT_FOUND', `Could not resolve to a User with the login of '${login}'.`);
      return actorOf(world, found);
    },
    rateLimit: ({ dryRun }: { readonly dryRun?: boolean | null }) => {
      if (dryRun) throw new Gap('rateLimit(dryRun: true)');
      return {
        cost: cost.points,
        nodeCount: cost.nodes,
        limit: budget.limit,
        remaining: budget.remaining,
        used: budget.used,
        resetAt: isoTime(new Date(budget.reset * 1_000)),
      };
    },
  };
}
