import { describe, expect, it } from 'vitest';
import type { RiskLevel } from '../../src/domain/level.ts';
import { builtinPolicy } from '../../src/policy/builtin/builtin.ts';
import { policyOf, SOURCE, told } from './reading.ts';

const WHOLE = `
version: 1
migrations:
  paths: ['backend/migrations/*.sql']
  ignore: ['backend/migrations/archive/**']
  tool: numbered
roles:
  dba:
    users: [octocat]
    teams: [acme/database-owners]
    permission: maintain
    roles: [tech-lead]
levels:
  low:
    name: safe
    approvals: []
    checklist:
      - Read it
      - text: It is additive
        proof: additive
  high:
    approvals:
      - role: dba
      - roles: [dba, tech-lead]
        count: 2
unknown: medium
rules:
  drop-table: off
  truncate: error
  rename-table: { severity: warning, level: high }
operations:
  create-index: medium
checks: [ci/tests]
`;

describe('a policy', () => {
  it('is what its file says, and what it extends where the file says nothing', () => {
    const builtin = builtinPolicy();
    const policy = policyOf(WHOLE);
    expect(policy).toMatchObject({
      source: SOURCE,
      extended: [builtin.source],
      migrations: {
        paths: ['backend/migrations/*.sql'],
        ignore: ['backend/migrations/archive/**'],
        tool: 'numbered',
      },
      roles: [
        ...builtin.roles,
        {
          name: 'dba',
          users: ['octocat'],
          teams: ['acme/database-owners'],
          permission: 'maintain',
          includes: ['tech-lead'],
        },
      ],
      levelNames: { low: 'safe', medium: 'MEDIUM', high: 'HIGH' },
      rules: {
        'drop-table': { severity: 'off' },
        truncate: { severity: 'error' },
        'rename-table': { severity: 'warning', level: 'high' },
      },
      operations: { 'create-index': 'medium' },
      unknown: 'medium',
    });
    const askedAt = (level: RiskLevel) => {
      const demands = policy.demands.filter(({ when }) => when.levels?.includes(level) ?? true);
      return {
        approvals: demands.flatMap(({ approvals }) => approvals),
        lines: demands.flatMap(({ checklist }) => checklist.map(({ text, proof }) => [text, proof])),
        checks: demands.flatMap(({ checks }) => checks),
      };
    };
    expect(askedAt('low')).toEqual({
      approvals: [],
      lines: [
        ['Read it', undefined],
        ['It is additive', 'additive'],
      ],
      checks: ['ci/tests'],
    });
    expect(askedAt('high').approvals).toEqual([
      { kind: 'people', requirement: { roles: ['dba'], count: 1 } },
      { kind: 'people', requirement: { roles: ['dba', 'tech-lead'], count: 2 } },
    ]);
    expect(askedAt('high').lines).toHaveLength(2 + 5 + 7);
  });

  it('replaces a built-in role by one of the same name', () => {
    const { roles } = policyOf('roles: { developer: { teams: [acme/devs] } }');
    expect(roles.find(({ name }) => name === 'developer')).toEqual({
      name: 'developer',
      users: [],
      teams: ['acme/devs'],
      includes: [],
    });
  });

  it('may be saved with a byte-order mark and CRLF', () => {
    expect(policyOf('\ufeffversion: 1\r\nunknown: low\r\n').unknown).toBe('low');
  });
});

describe('a wrong policy', () => {
  it('is told whole: every error, in order, with place, what was expected and what was meant', () => {
    const text = `version: 2
roles:
  dba: { teams: [dba], permision: write }
  lead: { roles: [dbaa] }
levels:
  LOW: {}
  high:
    approvals:
      - role: senior-develper
        count: 0
      - count: 2
rules:
  drop-tabel: off
  truncate: { level: 3 }
unknown: HIGH
`;
    expect(told(text)).toEqual([
      '1:10 `version` is to be `1`, and this is `2`.',
      '3:18 `dba` is no team: write organisation/team without @, such as `acme/database-owners`.',
      '3:24 `permision` is no key of a role. Did you mean `permission`?',
      '4:19 There is no role `dbaa`. Did you mean `dba`?',
      '6:3 `LOW` is no key of `levels`. Did you mean `low`?',
      '9:15 There is no role `senior-develper`. Did you mean `senior-developer`?',
      '10:16 `count` is at least 1.',
      '11:9 This approval names no role. Write `role: …`, or `roles: [… , …]` where any of several will do.',
      '13:3 There is no rule `drop-tabel`. Did you mean `drop-table`?',
      '14:22 `level` is to be `low`, `medium` or `high`, and this is `3`.',
      '15:10 `unknown` is to be `low`, `medium` or `high`, and this is `HIGH`. Did you mean `high`?',
    ]);
  });

  it.each<[string, string, string]>([
    [
      'a list in place of the policy',
      '- a',
      '1:1 The policy is to be a mapping with keys, and this is a list.',
    ],
    [
      'text in place of a list',
      'checks: x',
      '1:9 `checks` is to be a list, and this is text. Write `[x]`, or each',
    ],
    [
      'a number in place of text',
      'checks: [1]',
      '1:10 Entry 1 of `checks` is to be text, and this is a number.',
    ],
    [
      'text in place of a number',
      'version: "1"',
      '1:10 `version` is to be `1`, and this is text. Write it without',
    ],
    ['an empty key', 'roles:', '1:1 `roles` is empty. Write what it holds, or leave the key out.'],
    ['an empty list of paths', 'migrations: {paths: []}', '1:21 `paths` needs at least 1 entry.'],
    ['a line without text', 'levels: {low: {checklist: [{proof: syntax}]}}', '1:28 `text` is missing.'],
    ['an unknown proof', 'levels: {low: {checklist: [{text: x, proof: sintax}]}}', '1:45 `proof` is to be'],
    [
      'a long level name',
      `levels: {low: {name: ${'x'.repeat(21)}}}`,
      '1:22 `name` has at most 20 characters, and this has 21.',
    ],
    [
      'an unknown operation',
      'operations: {create-indx: low}',
      '1:14 There is no kind of operation `create-indx`. Did you mean `create-index`?',
    ],
    ['a user with @', "roles: {a: {users: ['@octocat']}}", '1:21 `@octocat` is no user name on GitHub'],
    ['a bot', "roles: {a: {users: ['renovate[bot]']}}", '1:21 `renovate[bot]` is no user name on GitHub'],
    ['a permission that everybody has', 'roles: {a: {permission: none}}', '1:25 `permission` is to be'],
    ['a role that nobody can hold', 'roles: {a: {users: []}}', '1:9 Nobody can hold the role `a`.'],
    ['a role without a proper name', 'roles: {"": {users: [x]}}', '1:9 `` is no name for a role'],
    [
      'role and roles at once',
      'levels: {low: {approvals: [{role: developer, roles: [tech-lead]}]}}',
      '1:46 An approval has either',
    ],
    [
      'more approvals than people',
      'roles: {a: {users: [x, X]}}\nlevels: {low: {approvals: [{role: a, count: 2}]}}',
      '2:45 2 approvals are asked for, and only 1 person can give them.',
    ],
    [
      'more approvals than people, by way of another role',
      'roles: {a: {users: [x, y]}, b: {roles: [a]}}\nlevels: {low: {approvals: [{role: b, count: 3}]}}',
      '2:45 3 approvals are asked for, and only 2 people can give them.',
    ],
    [
      'more approvals than people in one of several ways',
      'roles: {a: {users: [x]}}\nlevels: {low: {approvals: [{any-of: [{role: developer}, {all-of: [{role: a, count: 2}]}]}]}}',
      '2 approvals are asked for, and only 1 person can give them.',
    ],
    [
      'a tool without paths',
      'migrations: {tool: goose}',
      '1:20 `tool` says how the files at `paths` are run',
    ],
    ['a prototype', 'roles: {__proto__: {users: [x]}}', '1:9 No key may be called `__proto__`.'],
  ])('because of %s', (_, text, expected) => {
    const [first, ...others] = told(text);
    expect(first).toContain(expected);
    expect(others).toEqual([]);
  });

  it('has no role that includes itself, by whatever way', () => {
    expect(told('roles:\n  a: { roles: [b] }\n  b: { roles: [c] }\n  c: { roles: [a], users: [x] }')).toEqual(
      ['2:15 A role cannot include itself: `a` includes `b` includes `c` includes `a`.'],
    );
    expect(told('roles:\n  tech-lead: { roles: [developer] }')).toHaveLength(1);
  });

  it.each([
    ['!a.sql', 'turned around'],
    ['/a.sql', 'top of the repository'],
    ['./a.sql', 'top of the repository'],
    ['../a.sql', 'top of the repository'],
    ['a\\b.sql', 'divided by'],
    ['migrations/', '`migrations/**`'],
    ['a/{b,c.sql', 'not closed'],
    ['a/[b.sql', 'not closed'],
    ['**/a/**/b/**/c', 'at most 2'],
    ['*a*b*c*.sql', 'at most 3'],
    ['', 'empty'],
  ])('because of the path %j', (glob, words) => {
    expect(told(`migrations: { paths: [${JSON.stringify(glob)}] }`).join()).toContain(words);
  });

  it('shows the line itself', () => {
    const [problem] = told('');
    expect(problem).toMatch(/^1:1 The policy is empty\. Write at least `version: 1`/);
  });
});
