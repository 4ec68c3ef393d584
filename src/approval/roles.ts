import { includesPermission, sameLogin } from '../domain/account.ts';
import type { Role } from '../domain/role.ts';
import type { People } from '../domain/snapshot.ts';

/** The roles a person holds now, and those that cannot be told, with what GitHub did not say. */
export interface HeldRoles {
  readonly held: readonly string[];
  readonly unknown: ReadonlyMap<string, string>;
}

/** Whether a role is held; where that cannot be told, what GitHub did not say. */
type Holding = boolean | { readonly unknown: string };

/**
 * @param login in any case.
 * @param roles every role of the policy; what a role includes is followed, however deep.
 */
export function rolesHeld(login: string, roles: readonly Role[], people: People): HeldRoles {
  const holdings = roles.map((role) => [role.name, holdingOf(login, role, roles, people, [])] as const);
  return {
    held: holdings.flatMap(([name, holding]) => (holding === true ? [name] : [])),
    unknown: new Map(
      holdings.flatMap(([name, holding]) => (typeof holding === 'object' ? [[name, holding.unknown]] : [])),
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
    role.users.some((user) => sameLogin(user, login)),
    ...role.teams.map((team) => byTeam(login, team, people)),
    ...(role.permission === undefined ? [] : [byPermission(login, role.permission, people)]),
    ...included.map((other) => holdingOf(login, other, roles, people, [...within, role.name])),
  ];
  return ways.includes(true) || (ways.find((way) => typeof way === 'object') ?? false);
}

function byTeam(login: string, team: string, people: People): Holding {
  const members = people.teams[team];
  if (members === undefined) return { unknown: `GitHub does not tell the app who is in team ${team}` };
  return members.some((member) => sameLogin(member, login));
}

function byPermission(login: string, needed: NonNullable<Role['permission']>, people: People): Holding {
  const permission = people.permissions[login.toLowerCase()];
  if (permission === undefined)
    return { unknown: `GitHub does not tell the app which permission ${login} has` };
  return includesPermission(permission, needed);
}
