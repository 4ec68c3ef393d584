import { permit } from '../http/permit.ts';
import type { Viewer } from '../http/viewer.ts';
import { Refused } from '../state/refused.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { gitHubError } from './graphql-error.ts';

/** Who asks what of which world: every resolver gets it. */
export interface Asking {
  readonly world: World;
  readonly viewer: Viewer;
}

/** Throws as GraphQL does when the viewer may not see that of the repository. */
export function mayRead(
  { world, viewer }: Asking,
  repository: Repository,
  permissions: readonly string[],
): void {
  try {
    permit(world, viewer, repository, permissions, 'read');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 404)
      throw gitHubError(
        'NOT_FOUND',
        `Could not resolve to a Repository with the name '${repository.owner.login}/${repository.name}'.`,
      );
    throw gitHubError('FORBIDDEN', error.message);
  }
}
