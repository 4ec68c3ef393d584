import { ObjectStore } from '../git/object-store.ts';
import { accountJson } from '../present/account.ts';
import { type Account, keyOf, type RepositoryRole } from '../state/account.ts';
import { Refused } from '../state/refused.ts';
import { fullName, type Repository } from '../state/repository.ts';
import { nodeId, type World } from '../state/world.ts';
import { accountFor } from './accounts.ts';

export interface NewRepository {
  readonly owner: Account;
  readonly name: string;
  readonly private?: boolean;
  readonly defaultBranch?: string;
  readonly parent?: Repository;
}

export function createRepository(world: World, options: NewRepository): Repository {
  const id = world.nextId('repository');
  const { parent } = options;
  const createdAt = world.now();
  const repository: Repository = {
    id,
    nodeId: nodeId('R', id),
    owner: options.owner,
    name: options.name,
    private: options.private ?? parent?.private ?? true,
    defaultBranch: options.defaultBranch ?? parent?.defaultBranch ?? 'main',
    createdAt,
    pushedAt: createdAt,
    deleted: false,
    ...(parent !== undefined && { parent }),
    objects: parent?.objects ?? new ObjectStore(),
    refs: new Map(),
    collaborators: new Map(),
    statuses: new Map(),
    checkRuns: new Map(),
    labels: new Map(),
    requiredStatuses: [],
    lastNumber: 0,
  };
  const key = keyOf(fullName(repository));
  if (world.repositories.has(key)) throw new Refused(`${fullName(repository)} is there already.`);
  world.repositories.set(key, repository);
  return repository;
}

/** A fork with all branches of its parent. */
export function forkRepository(world: World, parent: Repository, login: string): Repository {
  const fork = createRepository(world, { owner: accountFor(world, login), name: parent.name, parent });
  for (const [ref, sha] of parent.refs) if (ref.startsWith('refs/heads/')) fork.refs.set(ref, sha);
  world.changed();
  return fork;
}

/** Its commits stay in the network: pull requests from it can still be read. */
export function deleteRepository(world: World, repository: Repository): void {
  repository.deleted = true;
  world.repositories.delete(keyOf(fullName(repository)));
  world.changed();
}

export function renameRepository(world: World, repository: Repository, name: string): void {
  const before = repository.name;
  move(world, repository, () => {
    repository.name = name;
  });
  world.tell({
    event: 'repository',
    action: 'renamed',
    repository,
    changes: { repository: { name: { from: before } } },
    by: repository.owner,
  });
}

/** Gives it to another account, where the app is told if it is installed there; teams of the old one are left behind. */
export function transferRepository(world: World, repository: Repository, owner: Account): void {
  const before = repository.owner;
  move(world, repository, () => {
    repository.owner = owner;
  });
  const from = before.type === 'User' ? { user: accountJson(world, before) } : {};
  world.tell({
    event: 'repository',
    action: 'transferred',
    repository,
    changes: { owner: { from } },
    by: before,
  });
}

export function setVisibility(world: World, repository: Repository, isPrivate: boolean): void {
  repository.private = isPrivate;
  world.tell({
    event: 'repository',
    action: isPrivate ? 'privatized' : 'publicized',
    repository,
    by: repository.owner,
  });
}

function move(world: World, repository: Repository, change: () => void): void {
  world.repositories.delete(keyOf(fullName(repository)));
  change();
  const key = keyOf(fullName(repository));
  if (world.repositories.has(key)) throw new Refused(`${fullName(repository)} is there already.`);
  world.repositories.set(key, repository);
}

export function setPermission(
  world: World,
  repository: Repository,
  login: string,
  role: RepositoryRole,
): void {
  const member = accountFor(world, login);
  const before = repository.collaborators.get(keyOf(login))?.role ?? 'none';
  if (role === before) return;
  if (role === 'none') repository.collaborators.delete(keyOf(login));
  else repository.collaborators.set(keyOf(login), { account: member, role });
  const told = { event: 'member', repository, member, by: repository.owner } as const;
  if (role === 'none') world.tell({ ...told, action: 'removed' });
  else if (before === 'none') world.tell({ ...told, action: 'added' });
  else world.tell({ ...told, action: 'edited', changes: { old_permission: { from: before } } });
}
