import { sameLogin } from '../domain/account.ts';
import type { Decision } from '../domain/decision.ts';
import type { Role } from '../domain/role.ts';

/**
 * Whom the pull request should have asked for a review: the teams of the roles that can fill the places still
 * free, and people where a role knows nothing but people. Nobody who wrote it, or approves already.
 *
 * @returns logins, and teams as `organisation/slug`; none while nothing is missing.
 */
export function reviewersFor({ policy, tally, snapshot }: Decision): readonly string[] {
  const missing = tally.requirements.filter((requirement) => requirement.missing > 0);
  const names = missing.flatMap(({ roles }) => roles.flatMap((name) => holdersOf([name], policy.roles)));
  const { author } = snapshot.pull;
  const writers = snapshot.commits.items.flatMap(({ people }) =>
    people.flatMap((person) => (person.kind === 'account' ? [person.login] : [])),
  );
  const others = [author?.login ?? [], writers, tally.approvals.map(({ login }) => login)].flat();
  return [...new Set(names)].filter((name) => !others.some((login) => sameLogin(login, name)));
}

/** The teams of a role, else its people; one that has neither is held by those of the roles that it includes. */
export function holdersOf(names: readonly string[], roles: readonly Role[]): readonly string[] {
  const reached = [...names];
  for (const name of reached) {
    const role = roles.find((each) => each.name === name);
    if (role === undefined) continue;
    if (role.teams.length > 0) return role.teams;
    if (role.users.length > 0 && role.permission === undefined) return role.users;
    reached.push(...role.includes.filter((included) => !reached.includes(included)));
  }
  return [];
}
