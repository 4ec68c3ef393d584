import { includesPermission } from '../domain/account.ts';
import type { Role } from '../domain/role.ts';
import type { People } from '../domain/snapshot.ts';

/** The roles a person holds now, and those that cannot be told, with what GitHub did not say. */
export interface HeldRoles {
  readonly held: readonly string[];
  readonly unknown: ReadonlyMap<string, string>;
}

type Holding =
  | { readonly kind: 'held' }
  | { readonly kind: 'not-held' }
  | { readonly kind: 'unknown'; readonly detail: string };

/**
 * @param login in any case.
 * @param roles every role of the policy; what a role includes is followed, however deep.
 */
export function rolesHeld(login: string, roles: readonly Role[], people: People): HeldRoles {
  const holdings = roles.map((role) => [role.name, holdingOf(login, role, roles, people, [])] as const);
  return {
    held: holdings.flatMap(([name, holding]) => (holding.kind === 'held' ? [name] : [])),
    unknown: new Map(
      holdings.flatMap(([name, holding]) => (holding.kind === 'unknown' ? [[name, holding.detail]] : [])),
    ),
  };
}

function holdingOf(
  login: string,
  role: Role,
  roles: readonly Role[],
  people: People,
  within: readonly string[],
): Holding {
  const included = roles.filter(({ name }) => role.includes.includes(name) && !within.includes(name));
  const ways = [
    ...role.users.map((user) => byUser(login, user)),
    ...role.teams.map((team) => byTeam(login, team, people)),
    ...(role.permission === undefined ? [] : [byPermission(login, role.permission, people)]),
    ...included.map((other) => holdingOf(login, other, roles, people, [...within, role.name])),
  ];
  return (
    ways.find(({ kind }) => kind === 'held') ??
    ways.find(({ kind }) => kind === 'unknown') ?? { kind: 'not-held' }
  );
}

function byUser(login: string, user: string): Holding {
  return { kind: user.toLowerCase() === login.toLowerCase() ? 'held' : 'not-held' };
}

function byTeam(login: string, team: string, people: People): Holding {
  const members = people.teams[team];
  if (members === undefined)
    return { kind: 'unknown', detail: `GitHub does not tell the app who is in team ${team}` };
  const isMember = members.some((member) => member.toLowerCase() === login.toLowerCase());
  return { kind: isMember ? 'held' : 'not-held' };
}

function byPermission(login: string, needed: NonNullable<Role['permission']>, people: People): Holding {
  const permission = people.permissions[login.toLowerCase()];
  if (permission === undefined)
    return { kind: 'unknown', detail: `GitHub does not tell the app which permission ${login} has` };
  return { kind: includesPermission(permission, needed) ? 'held' : 'not-held' };
}
