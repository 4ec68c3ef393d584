import type { Role } from '../../domain/role.ts';
import { quote, suggest } from '../quote.ts';
import type { WrittenRole } from '../written/people.ts';
import { type DraftProblem, wrongKey, wrongValue } from './draft-problem.ts';

type WrittenRoles = Readonly<Record<string, WrittenRole>>;

const NAME = /^[a-z][a-z0-9 _-]{0,39}$/i;

/**
 * What is wrong with the roles that no schema can tell.
 *
 * @param names of all roles, those that are wrong in other ways included.
 */
export function roleProblems(
  written: WrittenRoles,
  roles: readonly Role[],
  names: readonly string[],
): readonly DraftProblem[] {
  return Object.entries(written).flatMap(([name, role]) => [
    ...nameProblems(name),
    ...holderProblems(name, role),
    ...includeProblems(name, role.roles ?? [], names),
    ...cycleProblems(name, roles, Object.keys(written)),
  ]);
}

function nameProblems(name: string): readonly DraftProblem[] {
  if (NAME.test(name)) return [];
  const message = `${quote(name)} is no name for a role: at most 40 letters, digits, spaces, \`-\` and \`_\`, a letter first`;
  return [wrongKey(['roles', name], message)];
}

function holderProblems(
  name: string,
  { users, teams, permission, roles }: WrittenRole,
): readonly DraftProblem[] {
  const ways = [users, teams, roles].flatMap((way) => way ?? []);
  if (permission !== undefined || ways.length > 0) return [];
  return [
    wrongKey(
      ['roles', name],
      `Nobody can hold the role ${quote(name)}`,
      'Give it `users`, `teams`, a `permission` or the `roles` whose holders have it too.',
    ),
  ];
}

function includeProblems(
  name: string,
  includes: readonly string[],
  names: readonly string[],
): readonly DraftProblem[] {
  return includes.flatMap((included, index) =>
    names.includes(included)
      ? []
      : [
          wrongValue(
            ['roles', name, 'roles', index],
            `There is no role ${quote(included)}`,
            suggest(included, names),
          ),
        ],
  );
}

/** Each cycle is told once, at the first of its roles that the file writes. */
function cycleProblems(
  name: string,
  roles: readonly Role[],
  written: readonly string[],
): readonly DraftProblem[] {
  const cycle = cycleFrom(name, new Map(roles.map((role) => [role.name, role.includes])));
  if (cycle === undefined || written.find((each) => cycle.includes(each)) !== name) return [];
  const way = cycle.map(quote).join(' includes ');
  return [wrongValue(['roles', name, 'roles'], `A role cannot include itself: ${way}`)];
}

/** The shortest way along `includes` from a role back to it. */
function cycleFrom(
  name: string,
  includes: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const seen = new Set<string>();
  const ways: (readonly string[])[] = [[name]];
  for (const way of ways) {
    for (const next of includes.get(way.at(-1) ?? '') ?? []) {
      if (next === name) return [...way, next];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}
