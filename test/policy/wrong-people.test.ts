import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('a role that nobody wrote is told at its own place', () => {
  const ROLES = 'There is `developer`, `senior-developer` or `tech-lead`.';

  it.each<[string, string]>([
    ['one of several people', 'levels: { low: { approvals: [{ roles: [developer, dba] }] } }'],
    [
      'one of several ways',
      'levels: { low: { approvals: [{ any-of: [{ role: developer }, { role: dba }] }] } }',
    ],
    [
      'several at once',
      'levels: { low: { approvals: [{ any-of: [{ role: developer }, { all-of: [{ role: developer }, { role: dba }] }] }] } }',
    ],
    ['a requirement', 'requirements: [{ approvals: [{ role: dba }] }]'],
  ])('in %s', (_, text) => {
    expect(told(text)).toEqual([`1:${text.indexOf('dba') + 1} There is no role \`dba\`. ${ROLES}`]);
  });

  it('among those who may tick, of whom the author may be one', () => {
    expect(told('requirements: [{ checklist: [{ text: x, by: [dba] }] }]')).toEqual([
      '1:46 There is no role `dba`. There is `developer`, `senior-developer`, `tech-lead` or `author`.',
    ]);
  });

  it('as are windows and rules of a requirement', () => {
    const text = `windows: { night: { time-zone: UTC } }
requirements:
  - window: [nigth]
    checklist: [{ text: x, rules: [drop-tabel] }]`;
    expect(told(text)).toEqual([
      '3:14 There is no window `nigth`. Did you mean `night`?',
      '4:36 There is no rule `drop-tabel`. Did you mean `drop-table`?',
    ]);
  });

  it.each([
    [
      'dba: 1',
      '1:15 `dba` is to be a mapping with keys, and this is a number. Its keys are `users`, `teams`, `permission` and `roles`.',
    ],
    [
      'dba: { users: ["@x"] }',
      '1:25 `@x` is no user name on GitHub: write one without @, such as `octocat`; bots do not approve.',
    ],
  ])('but not where it is there and wrong in another way: %s', (role, expected) => {
    expect(told(`roles: { ${role} }\nlevels: { low: { approvals: [{ role: dba }] } }`)).toEqual([expected]);
  });

  it.each([
    ['roles: [dba]', '1:8 `roles` is to be a mapping with keys, and this is a list.'],
    ['roles: dba', '1:8 `roles` is to be a mapping with keys, and this is text.'],
    ['roles:', '1:1 `roles` is empty. Write what it holds, or leave the key out.'],
  ])('and where the roles are no mapping: %s', (roles, expected) => {
    expect(told(`${roles}\nlevels: { low: { approvals: [{ role: dba }] } }`)).toEqual([
      expected,
      `2:38 There is no role \`dba\`. ${ROLES}`,
    ]);
  });
});

describe('an approval that says two things at once', () => {
  const WAYS = 'any-of: [{ role: developer }, { role: tech-lead }]';

  it.each(['role: developer', 'roles: [developer]', 'count: 2'])('is wrong with %s beside ways', (people) => {
    const text = `levels: { low: { approvals: [{ ${people}, ${WAYS} }] } }`;
    expect(told(text)).toEqual([
      `1:${text.indexOf('any-of') + 1} An approval has either people or \`any-of\`. Put all ways under \`any-of\`.`,
    ]);
  });

  it('is wrong with a role beside roles', () => {
    expect(told('levels: { low: { approvals: [{ role: developer, roles: [tech-lead] }] } }')).toEqual([
      '1:49 An approval has either `role` or `roles`. Put all of them under `roles`.',
    ]);
  });
});

describe('more approvals than people', () => {
  const asked = (roles: string, count: number) =>
    told(`roles: { ${roles} }\nlevels: { low: { approvals: [{ role: a, count: ${count} }] } }`);

  it('can never be given', () => {
    expect(asked('a: { users: [x, y] }', 3)).toEqual([
      '2:48 3 approvals are asked for, and only 2 people can give them. Ask for fewer, or give the role to more people.',
    ]);
  });

  it.each([
    ['there are as many people', 'a: { users: [x, y] }'],
    ['a team holds the role', 'a: { users: [x], teams: [acme/dbas] }'],
    ['a permission is enough', 'a: { users: [x], permission: admin }'],
    ['a team holds a role that it includes', 'a: { users: [x], roles: [b] }, b: { teams: [acme/dbas] }'],
  ])('are not told where %s', (_, roles) => {
    expect(asked(roles, 2)).toEqual([]);
  });
});

describe('roles that include each other', () => {
  it('are told once, and people are counted all the same', () => {
    expect(
      told(
        'roles: { a: { users: [x], roles: [b] }, b: { users: [X], roles: [a] } }\nlevels: { low: { approvals: [{ role: a, count: 2 }] } }',
      ),
    ).toEqual([
      '1:34 A role cannot include itself: `a` includes `b` includes `a`.',
      '2:48 2 approvals are asked for, and only 1 person can give them. Ask for fewer, or give the role to more people.',
    ]);
  });

  it('are told at the cycle, not where a role only leads there', () => {
    const text = `roles:
  a: { users: [x], roles: [b, c] }
  b: { roles: [d] }
  c: { roles: [d] }
  d: { roles: [b] }`;
    expect(told(text)).toEqual(['3:15 A role cannot include itself: `b` includes `d` includes `b`.']);
  });

  it('have somebody to hold them', () => {
    expect(told('roles: { a: { users: [], teams: [] } }')).toEqual([
      '1:10 Nobody can hold the role `a`. Give it `users`, `teams`, a `permission` or the `roles` whose holders have it too.',
    ]);
  });
});
