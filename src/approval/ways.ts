import type { ApprovalDemand } from '../domain/demand.ts';
import type { Requirement, Role, TeamName } from '../domain/role.ts';

/** A requirement, and the teams that its people must be from, one each, where they must be from different ones. */
export interface WayPart {
  readonly requirement: Requirement;
  readonly teams?: readonly TeamName[];
}

/** More ways than this help nobody; leaving some out asks for more, never for less. */
const MOST_WAYS = 200;

/** Every way in which the demands can be met, each as all that it takes; in the order in which they are written. */
export function waysToMeet(
  demands: readonly ApprovalDemand[],
  roles: readonly Role[],
): readonly (readonly WayPart[])[] {
  return demands
    .map((demand) => waysOf(demand, roles))
    .reduce<readonly (readonly WayPart[])[]>(
      (ways, next) => ways.flatMap((way) => next.map((part) => [...way, ...part])).slice(0, MOST_WAYS),
      [[]],
    );
}

function waysOf(demand: ApprovalDemand, roles: readonly Role[]): readonly (readonly WayPart[])[] {
  switch (demand.kind) {
    case 'people':
      return partsOf(demand.requirement, roles).map((part) => [part]);
    case 'any-of':
      return demand.ways.flatMap((way) =>
        waysToMeet(
          way.map((requirement) => ({ kind: 'people', requirement })),
          roles,
        ),
      );
  }
}

/** People of different teams: each choice of teams is a way of its own. */
function partsOf(requirement: Requirement, roles: readonly Role[]): readonly WayPart[] {
  if (requirement.distinctTeams !== true) return [{ requirement }];
  const choices = [...choicesOf(teamsOf(requirement.roles, roles), requirement.count).take(MOST_WAYS)];
  // Fewer teams than people: nobody can meet it, and it must not go away.
  return choices.length === 0
    ? [{ requirement, teams: [] }]
    : choices.map((teams) => ({ requirement, teams }));
}

/** The teams of the roles, and of the roles whose holders hold them. */
function teamsOf(names: readonly string[], roles: readonly Role[]): readonly TeamName[] {
  const reached = [...names];
  const teams = new Set<TeamName>();
  for (const name of reached)
    for (const role of roles.filter((each) => each.name === name)) {
      for (const team of role.teams) teams.add(team);
      for (const included of role.includes) if (!reached.includes(included)) reached.push(included);
    }
  return [...teams];
}

/** Every choice of so many, one at a time: of forty teams there are more than anybody could wait for. */
function* choicesOf<T>(from: readonly T[], count: number): IteratorObject<readonly T[], undefined> {
  if (count === 0) yield [];
  else if (count <= from.length)
    for (const [index, first] of from.entries())
      for (const rest of choicesOf(from.slice(index + 1), count - 1)) yield [first, ...rest];
}
