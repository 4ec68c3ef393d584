import type { Act } from '../domain/act.ts';
import type { Policy } from '../domain/policy.ts';
import type { People } from '../domain/snapshot.ts';
import type { Overview, PeopleFacts, Wanted } from './ports/pull-requests.ts';

type Teams = Readonly<Record<string, readonly string[]>>;

/** The teams that any role of the policy names. */
export function teamsOf(policy: Policy): readonly string[] {
  return [...new Set(policy.roles.flatMap((role) => role.teams))];
}

/** The people and teams whose standing decides and is not known yet. */
export function whoToAskAbout(
  overview: Overview,
  policy: Policy,
  recorded: Teams,
  acts: readonly Act[],
): Wanted {
  const reviewers = overview.reviews.items
    .filter((review) => review.state === 'approved' || review.state === 'changes-requested')
    .flatMap((review) => (review.author?.type === 'User' ? [review.author.login.toLowerCase()] : []));
  const byPermission = policy.roles.some((role) => role.permission !== undefined);
  const actors = whoNeedRoles(acts).map((login) => login.toLowerCase());
  const people = [...new Set([...reviewers, ...actors])];
  const asked = people.length === 0 ? [] : teamsOf(policy);
  return {
    logins: byPermission ? people.filter((login) => overview.people.permissions[login] === undefined) : [],
    teams: asked.filter((team) => recorded[team] === undefined && overview.people.teams[team] === undefined),
  };
}

/** Logins of who did something that takes a role; anybody may push. */
export function whoNeedRoles(acts: readonly Act[]): readonly string[] {
  return acts.flatMap(({ kind, by }) => (kind === 'push' ? [] : [by]));
}

/** Everything known of people, from wherever it came. */
export function knownPeople(overview: PeopleFacts, details: PeopleFacts, recorded: Teams): People {
  return {
    permissions: { ...overview.permissions, ...details.permissions },
    teams: { ...recorded, ...overview.teams, ...details.teams },
  };
}
