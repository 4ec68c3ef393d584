import { type Account, keyOf } from '../state/account.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';

/** How GitHub says somebody stands to a repository. */
export function associationOf(world: World, repository: Repository, account: Account) {
  const key = keyOf(account.login);
  if (account === repository.owner) return 'OWNER';
  if (world.organization(repository.owner.login)?.members.has(key)) return 'MEMBER';
  return repository.collaborators.has(key) ? 'COLLABORATOR' : 'NONE';
}
