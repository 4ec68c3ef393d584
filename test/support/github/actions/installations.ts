import type { Account } from '../state/account.ts';
import { byFullName, covers, type Installation } from '../state/installation.ts';
import { Refused } from '../state/refused.ts';
import type { Repository } from '../state/repository.ts';
import { nodeId, type World } from '../state/world.ts';

/** Installs the app on an account, with all of its repositories or with those given. */
export function install(
  world: World,
  account: Account,
  repositories: 'all' | readonly Repository[] = 'all',
): Installation {
  if (world.installationOf(account) !== undefined)
    throw new Refused(`The app is installed on ${account.login} already.`);
  const id = world.nextId('installation');
  const installation: Installation = {
    id,
    nodeId: nodeId('GHI', id),
    account,
    repositories: repositories === 'all' ? 'all' : new Set(repositories),
    permissions: { ...world.app.permissions },
    createdAt: world.now(),
  };
  world.installations.set(id, installation);
  world.tell({
    event: 'installation',
    action: 'created',
    installation,
    repositories: repositoriesOf(world, installation),
    by: account,
  });
  return installation;
}

/** Its owner keeps the app from doing anything there, or lets it again. The app keeps its id. */
export function setSuspended(world: World, installation: Installation, suspended: boolean): void {
  installation.suspendedAt = suspended ? world.now() : undefined;
  world.tell({
    event: 'installation',
    action: suspended ? 'suspend' : 'unsuspend',
    installation,
    repositories: repositoriesOf(world, installation),
    by: installation.account,
  });
}

export function uninstall(world: World, installation: Installation): void {
  const repositories = repositoriesOf(world, installation);
  world.installations.delete(installation.id);
  world.tell({
    event: 'installation',
    action: 'deleted',
    installation,
    repositories,
    by: installation.account,
  });
}

export function addToInstallation(world: World, installation: Installation, repository: Repository): void {
  if (installation.repositories !== 'all') installation.repositories.add(repository);
  world.tell({
    event: 'installation_repositories',
    action: 'added',
    installation,
    repositories: [repository],
    by: installation.account,
  });
}

/** An installation with all repositories becomes one with all the others. */
export function removeFromInstallation(
  world: World,
  installation: Installation,
  repository: Repository,
): void {
  const rest = new Set(repositoriesOf(world, installation));
  rest.delete(repository);
  installation.repositories = rest;
  world.tell({
    event: 'installation_repositories',
    action: 'removed',
    installation,
    repositories: [repository],
    by: installation.account,
  });
}

export function repositoriesOf(world: World, installation: Installation): readonly Repository[] {
  return [...world.repositories.values()]
    .filter((repository) => covers(installation, repository))
    .sort(byFullName);
}

export function installationFor(world: World, repository: Repository): Installation | undefined {
  return [...world.installations.values()].find((installation) => covers(installation, repository));
}
