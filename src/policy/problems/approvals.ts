import type { Requirement, Role } from '../../domain/role.ts';
import { requirementOf } from '../resolve/demands.ts';
import type { WrittenApproval } from '../written/people.ts';
import type { WrittenPolicy } from '../written/policy.ts';
import { type DraftProblem, type WrittenPath, wrongKey, wrongValue } from './draft-problem.ts';
import { unknownValues } from './names.ts';
import { approvalsIn, askedIn } from './places.ts';

/** Roles that need not be written: the author has one of their own where ticks are concerned. */
const AUTHOR = 'author';

/** What is wrong with the people who are asked for that no schema can tell. */
export function approvalProblems(
  own: WrittenPolicy,
  roles: readonly Role[],
  names: readonly string[],
): readonly DraftProblem[] {
  const { emergency, waivers, suppressors } = own;
  return [
    ...approvalsIn(own).flatMap(({ path, value }) => ofApproval(path, value, roles, names)),
    ...askedIn(own).flatMap(({ path, value }) =>
      (value.checklist ?? []).flatMap(({ by }, index) =>
        unknownValues([...path, 'checklist', index, 'by'], 'role', by ?? [], [...names, AUTHOR]),
      ),
    ),
    ...(emergency === undefined || emergency === 'off'
      ? []
      : unknownValues(['emergency', 'roles'], 'role', emergency.roles, names)),
    ...unknownValues(['waivers', 'roles'], 'role', waivers?.roles ?? [], names),
    ...unknownValues(['suppressors', 'roles'], 'role', suppressors?.roles ?? [], names),
  ];
}

function ofApproval(
  path: WrittenPath,
  approval: WrittenApproval,
  roles: readonly Role[],
  names: readonly string[],
): readonly DraftProblem[] {
  const ways = approval['any-of'];
  if (ways === undefined) return ofPeople(path, approval, roles, names);
  const { role, roles: several, count } = approval;
  if (role !== undefined || several !== undefined || count !== undefined)
    return [
      wrongKey(
        [...path, 'any-of'],
        'An approval has either people or `any-of`',
        'Put all ways under `any-of`.',
      ),
    ];
  return ways.flatMap((way, index) => {
    const at = [...path, 'any-of', index];
    const all = way['all-of'];
    return all === undefined
      ? ofPeople(at, way, roles, names)
      : all.flatMap((each, place) => ofPeople([...at, 'all-of', place], each, roles, names));
  });
}

function ofPeople(
  path: WrittenPath,
  approval: WrittenApproval,
  roles: readonly Role[],
  names: readonly string[],
): readonly DraftProblem[] {
  return [
    ...choiceProblems(path, approval),
    ...unknownValues([...path, 'role'], 'role', approval.role === undefined ? [] : [approval.role], names),
    ...unknownValues([...path, 'roles'], 'role', approval.roles ?? [], names),
    ...tooFewPeople(path, approval, roles),
  ];
}

function choiceProblems(path: WrittenPath, { role, roles }: WrittenApproval): readonly DraftProblem[] {
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

/** Where only people named in the file hold the roles, there may be fewer of them than are asked for. */
function tooFewPeople(
  path: WrittenPath,
  approval: WrittenApproval,
  roles: readonly Role[],
): readonly DraftProblem[] {
  const requirement = requirementOf(approval);
  const { count } = requirement;
  const people = namedHolders(requirement, roles);
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
function namedHolders(
  { roles: needed }: Requirement,
  roles: readonly Role[],
): ReadonlySet<string> | undefined {
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
