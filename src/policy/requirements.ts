import { RISK_LEVELS } from '../domain/level.ts';
import type { Requirement, Role } from '../domain/role.ts';
import { type DraftProblem, wrongKey, wrongValue } from './draft-problem.ts';
import { quote, suggest } from './quote.ts';
import type { WrittenApproval, WrittenPolicy } from './written-policy.ts';

type WrittenLevels = NonNullable<WrittenPolicy['levels']>;

/** An approval as it is used; one without a count needs one person. */
export function resolveApproval({ role, roles, count }: WrittenApproval): Requirement {
  return {
    roles: [...new Set([...(role === undefined ? [] : [role]), ...(roles ?? [])])],
    count: count ?? 1,
  };
}

/** What is wrong with the approvals that no schema can tell. */
export function approvalProblems(
  levels: WrittenLevels,
  roles: readonly Role[],
  names: readonly string[],
): readonly DraftProblem[] {
  return RISK_LEVELS.flatMap((level) =>
    (levels[level]?.approvals ?? []).flatMap((approval, index) => {
      const path = ['levels', level, 'approvals', index];
      return [
        ...choiceProblems(path, approval),
        ...unknownRoles(path, approval, names),
        ...tooFewPeople(path, approval, roles),
      ];
    }),
  );
}

function choiceProblems(
  path: readonly PropertyKey[],
  { role, roles }: WrittenApproval,
): readonly DraftProblem[] {
  if (role === undefined && roles === undefined)
    return [
      wrongValue(
        path,
        'This approval names no role',
        'Write `role: …`, or `roles: [… , …]` where any of several will do.',
      ),
    ];
  if (role !== undefined && roles !== undefined)
    return [
      wrongKey(
        [...path, 'roles'],
        'An approval has either `role` or `roles`',
        'Put all of them under `roles`.',
      ),
    ];
  return [];
}

function unknownRoles(
  path: readonly PropertyKey[],
  { role, roles }: WrittenApproval,
  names: readonly string[],
): readonly DraftProblem[] {
  const named = [
    ...(role === undefined ? [] : [{ name: role, at: [...path, 'role'] }]),
    ...(roles ?? []).map((name, index) => ({ name, at: [...path, 'roles', index] })),
  ];
  return named
    .filter(({ name }) => !names.includes(name))
    .map(({ name, at }) => wrongValue(at, `There is no role ${quote(name)}`, suggest(name, names)));
}

/** Where only people named in the file hold the roles, there may be fewer of them than are asked for. */
function tooFewPeople(
  path: readonly PropertyKey[],
  approval: WrittenApproval,
  roles: readonly Role[],
): readonly DraftProblem[] {
  const { roles: needed, count } = resolveApproval(approval);
  const people = namedHolders(needed, roles);
  if (people === undefined || people.size === 0 || people.size >= count) return [];
  return [
    wrongValue(
      [...path, 'count'],
      `${count} approvals are asked for, and only ${people.size === 1 ? '1 person' : `${people.size} people`} can give them`,
      'Ask for fewer, or give the role to more people.',
    ),
  ];
}

/** Everybody who holds one of the roles, in lower case; undefined where teams or permissions decide. */
function namedHolders(needed: readonly string[], roles: readonly Role[]): ReadonlySet<string> | undefined {
  const people = new Set<string>();
  const reached = [...needed];
  for (const name of reached) {
    const role = roles.find((each) => each.name === name);
    if (role === undefined || role.permission !== undefined || role.teams.length > 0) return undefined;
    for (const user of role.users) people.add(user.toLowerCase());
    for (const included of role.includes) if (!reached.includes(included)) reached.push(included);
  }
  return people;
}
