import type { ActRefusal } from '../domain/act-refusal.ts';
import type { Policy } from '../domain/policy.ts';
import type { Role } from '../domain/role.ts';
import type { People, Snapshot } from '../domain/snapshot.ts';
import { type Contribution, contributorsOf } from './contributors.ts';
import { rolesHeld } from './roles.ts';

/** Who is who on a pull request, as far as it decides what they may do there. */
export interface Parties {
  /** In lower case; undefined when the account was deleted. */
  readonly author: string | undefined;
  /** By login, in lower case. */
  readonly contributors: ReadonlyMap<string, Contribution>;
  readonly roles: readonly Role[];
  readonly people: People;
}

/** Somebody does not hold the role that it takes, or GitHub does not tell whether they do. */
export type RoleRefusal = Extract<ActRefusal, { readonly kind: 'no-role' | 'role-unknown' }>;

export function partiesOf(
  { pull, commits, acts, people }: Pick<Snapshot, 'pull' | 'commits' | 'acts' | 'people'>,
  { roles }: Pick<Policy, 'roles'>,
): Parties {
  return {
    author: pull.author?.login.toLowerCase(),
    contributors: contributorsOf({ commits, acts }).known,
    roles,
    people,
  };
}

export function isAuthor(login: string, { author }: Parties): boolean {
  return author === login.toLowerCase();
}

/** Why somebody cannot answer for the pull request: they wrote it. */
export function refusedAsOwnWork(login: string, parties: Parties): ActRefusal | undefined {
  if (isAuthor(login, parties)) return { kind: 'author' };
  const contribution = parties.contributors.get(login.toLowerCase());
  return contribution === undefined ? undefined : { kind: 'contributor', commit: contribution.commit };
}

/** Why somebody may not do what takes one of these roles. */
export function refusedWithoutRole(
  login: string,
  needed: readonly string[],
  { roles, people }: Pick<Parties, 'roles' | 'people'>,
): RoleRefusal | undefined {
  const { held, unknown } = rolesHeld(login, roles, people);
  if (needed.some((role) => held.includes(role))) return undefined;
  const detail = needed.map((role) => unknown.get(role)).find((known) => known !== undefined);
  return detail === undefined ? { kind: 'no-role', needed } : { kind: 'role-unknown', detail };
}
