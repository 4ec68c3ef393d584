import { type Account, keyOf, type RepositoryRole, strongest } from './account.ts';
import type { Repository } from './repository.ts';
import type { World } from './world.ts';

/** The strongest role that an account has on a repository, by whatever way. */
export function roleOn(world: World, repository: Repository, account: Account): RepositoryRole {
  const key = keyOf(account.login);
  if (account === repository.owner) return 'admin';
  const organization = world.organization(repository.owner.login);
  const member = organization?.members.get(key);
  if (member?.role === 'admin') return 'admin';
  const byTeam = [...(organization?.teams.values() ?? [])].flatMap((team) =>
    team.members.has(key) ? (team.grants.get(repository.id) ?? []) : [],
  );
  return strongest([
    repository.private ? 'none' : 'read',
    repository.collaborators.get(key)?.role ?? 'none',
    member === undefined ? 'none' : (organization?.basePermission ?? 'none'),
    ...byTeam,
  ]);
}

/** Everybody who was given a role on the repository: GitHub's collaborators. Not those who can merely read it because it is public. */
export function collaboratorsOf(world: World, repository: Repository): readonly Account[] {
  const people = new Map<string, Account>();
  const add = (account: Account) => people.set(keyOf(account.login), account);
  if (repository.owner.type === 'User') add(repository.owner);
  for (const { account, role } of repository.collaborators.values()) if (role !== 'none') add(account);
  const organization = world.organization(repository.owner.login);
  for (const { account, role } of organization?.members.values() ?? [])
    if (role === 'admin' || organization?.basePermission !== 'none') add(account);
  for (const team of organization?.teams.values() ?? [])
    if (team.grants.has(repository.id)) for (const account of team.members.values()) add(account);
  return [...people.values()].sort((a, b) => a.id - b.id);
}
