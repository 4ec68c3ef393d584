import { repositoryPage } from '../present/repository.ts';
import { fullName, type Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { actorOf } from './actors.ts';

/** What is told of a repository wherever one is named. */
export function repositoryFacts(world: World, repository: Repository) {
  return {
    __typename: 'Repository',
    id: repository.nodeId,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(repository),
    owner: actorOf(world, repository.owner),
    url: repositoryPage(world, repository),
    isPrivate: repository.private,
    isFork: repository.parent !== undefined,
  };
}
