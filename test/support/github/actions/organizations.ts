import { keyOf, type RepositoryRole, ROLES } from '../state/account.ts';
import type { Organization, Team } from '../state/organization.ts';
import { Refused } from '../state/refused.ts';
import type { Repository } from '../state/repository.ts';
import { nodeId, type World } from '../state/world.ts';
import { accountFor, addAccount } from './accounts.ts';

/** The organisation of that login, made when there is none. */
export function organizationFor(world: World, login: string): Organization {
  const there = world.organization(login);
  if (there !== undefined) return there;
  if (world.accounts.has(keyOf(login)))
    throw new Refused(`${login} is a person's account, not an organisation.`);
  const organization: Organization = {
    account: addAccount(world, login, 'Organization'),
    members: new Map(),
    teams: new Map(),
    basePermission: 'read',
  };
  world.organizations.set(keyOf(login), organization);
  return organization;
}

export function addMember(
  world: World,
  organization: Organization,
  login: string,
  role: 'member' | 'admin' = 'member',
): void {
  const account = accountFor(world, login);
  const known = organization.members.has(keyOf(login));
  organization.members.set(keyOf(login), { account, role });
  if (!known)
    world.tell({ event: 'organization', action: 'member_added', organization, member: account, by: account });
}

/** Leaving an organisation is leaving its teams. */
export function removeMember(world: World, organization: Organization, login: string): void {
  const member = organization.members.get(keyOf(login))?.account;
  if (member === undefined) throw new Refused(`${login} is no member of ${organization.account.login}.`);
  for (const team of organization.teams.values())
    if (team.members.has(keyOf(login))) removeFromTeam(world, organization, team, login);
  organization.members.delete(keyOf(login));
  world.tell({ event: 'organization', action: 'member_removed', organization, member, by: member });
}

export function teamOf(organization: Organization, slug: string): Team {
  const team = organization.teams.get(keyOf(slug));
  if (team === undefined) throw new Refused(`${organization.account.login} has no team ${slug}.`, 404);
  return team;
}

/** The team of that slug, made when there is none. */
export function teamFor(world: World, organization: Organization, slug: string): Team {
  const there = organization.teams.get(keyOf(slug));
  if (there !== undefined) return there;
  const id = world.nextId('team');
  const team: Team = {
    id,
    nodeId: nodeId('T', id),
    slug,
    name: slug,
    members: new Map(),
    grants: new Map(),
  };
  organization.teams.set(keyOf(slug), team);
  world.tell({ event: 'team', action: 'created', organization, team, by: organization.account });
  return team;
}

export function deleteTeam(world: World, organization: Organization, slug: string): void {
  const team = teamOf(organization, slug);
  organization.teams.delete(keyOf(slug));
  world.tell({ event: 'team', action: 'deleted', organization, team, by: organization.account });
}

/** Whoever joins a team is a member of its organisation. */
export function addToTeam(world: World, organization: Organization, team: Team, login: string): void {
  if (!organization.members.has(keyOf(login))) addMember(world, organization, login);
  const member = accountFor(world, login);
  if (team.members.has(keyOf(login))) return;
  team.members.set(keyOf(login), member);
  world.tell({ event: 'membership', action: 'added', organization, team, member, by: organization.account });
}

export function removeFromTeam(world: World, organization: Organization, team: Team, login: string): void {
  const member = team.members.get(keyOf(login));
  if (member === undefined) throw new Refused(`${login} is not in the team ${team.slug}.`);
  team.members.delete(keyOf(login));
  world.tell({
    event: 'membership',
    action: 'removed',
    organization,
    team,
    member,
    by: organization.account,
  });
}

export function grantTeam(
  world: World,
  organization: Organization,
  team: Team,
  repository: Repository,
  role: RepositoryRole,
): void {
  const before = team.grants.get(repository.id) ?? 'none';
  if (role === before) return;
  if (role === 'none') team.grants.delete(repository.id);
  else team.grants.set(repository.id, role);
  const told = { event: 'team', organization, team, repository, by: organization.account } as const;
  if (role === 'none') world.tell({ ...told, action: 'removed_from_repository' });
  else if (before === 'none') world.tell({ ...told, action: 'added_to_repository' });
  else {
    const had = (needed: RepositoryRole) => ROLES.indexOf(before) >= ROLES.indexOf(needed);
    const from = { pull: had('read'), push: had('write'), admin: had('admin') };
    world.tell({ ...told, action: 'edited', changes: { repository: { permissions: { from } } } });
  }
}
