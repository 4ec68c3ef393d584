import { describe, expect, it } from 'vitest';
import type { PolicyReading } from '../../src/domain/policy.ts';
import { type OrganisationPolicy, readPolicy } from '../../src/policy/read-policy.ts';
import { SOURCE, told } from './reading.ts';

const ORGANISATION = {
  kind: 'file',
  path: '.github/migration-policy.yml',
  sha: 'o01',
  repository: 'acme/.github',
} as const;

function organisationWith(text: string): OrganisationPolicy {
  return { kind: 'text', text, source: ORGANISATION };
}

function read(text: string, organisation?: OrganisationPolicy): PolicyReading {
  return readPolicy(text, SOURCE, organisation);
}

function valid(reading: PolicyReading) {
  if (reading.kind === 'valid') return reading;
  throw new Error(reading.problems.map(({ message }) => message).join('\n'));
}

const COMMON = `
roles:
  dba: { teams: [acme/dbas] }
levels:
  low: { approvals: [] }
  high: { name: dangerous, approvals: [{ role: dba }] }
unknown: medium
`;

describe('a policy that extends that of the organisation', () => {
  it('has what that says, where it says nothing itself', () => {
    const { policy } = valid(
      read('extends: organisation\nlevels: { high: { name: red } }\n', organisationWith(COMMON)),
    );
    expect(policy).toMatchObject({ unknown: 'medium', levelNames: { low: 'LOW', high: 'red' } });
    expect(policy.roles.map(({ name }) => name)).toContain('dba');
    expect(policy.demands).toContainEqual(
      expect.objectContaining({
        when: { levels: ['high'] },
        approvals: [{ kind: 'people', requirement: { roles: ['dba'], count: 1 } }],
      }),
    );
  });

  it('names all that it is made of, from the outermost inward', () => {
    const { policy, origins } = valid(
      read('extends: organisation\nunknown: low\n', organisationWith(COMMON)),
    );
    expect(policy.source).toBe(SOURCE);
    expect(policy.extended).toMatchObject([{ kind: 'builtin', name: 'default' }, ORGANISATION]);
    expect(origins.get('unknown')).toBe(SOURCE);
    expect(origins.get('levels.high.approvals')).toBe(ORGANISATION);
    expect(origins.get('levels.medium.approvals')).toMatchObject({ kind: 'builtin', name: 'default' });
  });

  it('may extend a built-in one before it: the later has the last word', () => {
    const outer = organisationWith('levels: { low: { name: small } }');
    const { policy } = valid(read('extends: [builtin:default, organisation]\n', outer));
    expect(policy.levelNames.low).toBe('small');
  });

  it('is wrong where the organisation has none that can be read', () => {
    const reading = read('version: 1\nextends: organisation\n', { kind: 'missing', why: 'which has none' });
    expect(reading).toMatchObject({
      kind: 'invalid',
      problems: [{ line: 2, message: 'The policy extends that of the organisation, which has none.' }],
    });
  });

  it('is wrong where that of the organisation is, and says where', () => {
    const reading = read('extends: organisation\n', organisationWith('version: 1\nrulez: {}\n'));
    expect(reading).toMatchObject({
      kind: 'invalid',
      problems: [
        { line: 1, message: expect.stringMatching(/error in line 2: `rulez` is no key of the policy/) },
      ],
    });
  });

  it('is told how many errors that of the organisation has, and what to do', () => {
    const reading = read(
      'extends: organisation\n',
      organisationWith('unknown: hihg\nrulez: {}\nchecks: x\n'),
    );
    expect(reading).toMatchObject({
      problems: [
        {
          message: expect.stringMatching(/error in line 1, the first of 3 errors: /),
          hint: expect.stringContaining('repository `.github`'),
        },
      ],
    });
  });

  it('says nothing of where it is from itself: which version it has, and what it extends', () => {
    const { origins } = valid(read('version: 1\nextends: organisation\n', organisationWith(COMMON)));
    expect([origins.has('version'), origins.has('extends')]).toEqual([false, false]);
  });

  it('cannot be the organisation’s own', () => {
    const reading = read('extends: organisation\n', organisationWith('extends: organisation\n'));
    expect(reading).toMatchObject({
      kind: 'invalid',
      problems: [{ message: expect.stringContaining('this one') }],
    });
  });
});

describe('a policy that extends a built-in one', () => {
  it('must name one that there is', () => {
    expect(told('extends: builtin:defualt')).toEqual([
      '1:10 There is no built-in policy `defualt`. Did you mean `builtin:default`?',
    ]);
    expect(told('extends: default')).toEqual([
      '1:10 `default` is nothing to extend: write `builtin:default` or another built-in policy, or `organisation`.',
    ]);
  });

  it('takes a role, a rule, a window or a list whole, and a level key by key', () => {
    const outer = organisationWith(`
roles: { dba: { teams: [acme/dbas], users: [octocat] } }
levels: { high: { checks: [a, b], checklist: [Look twice] } }
`);
    const { policy } = valid(
      read(
        'extends: organisation\nroles: { dba: { users: [hubot] } }\nlevels: { high: { checks: [c] } }',
        outer,
      ),
    );
    expect(policy.roles.find(({ name }) => name === 'dba')).toMatchObject({ users: ['hubot'], teams: [] });
    const high = policy.demands.filter(({ when }) => when.levels?.join() === 'high');
    expect(high.flatMap(({ checks }) => checks)).toEqual(['c']);
    expect(high.flatMap(({ checklist }) => checklist.map(({ text }) => text))).toContain('Look twice');
  });

  it('switches a convention off', () => {
    const outer = organisationWith('conventions: { idempotent: true, immutable: true }');
    const { policy } = valid(read('extends: organisation\nconventions: { idempotent: off }', outer));
    expect(policy.conventions).toEqual({ immutable: { when: {} } });
  });
});

describe('what the file itself says of others', () => {
  it.each<[string, string, string]>([
    [
      'a window',
      'levels: { high: { window: nigth } }\nwindows: { night: { time-zone: UTC } }',
      '1:27 There is no window `nigth`. Did you mean `night`?',
    ],
    [
      'an environment',
      'environments: { production: { branches: main } }\nrequirements: [{ when: { environments: prodution }, checks: [x] }]',
      '2:40 There is no environment `prodution`. Did you mean `production`?',
    ],
    [
      'a time zone',
      'windows: { night: { time-zone: America/La_Pas } }',
      '1:32 There is no time zone `America/La_Pas`. Did you mean `America/La_Paz`?',
    ],
    ['an offset', 'windows: { night: { time-zone: "+02:00" } }', '1:32 There is no time zone `+02:00`.'],
    [
      'a role of an emergency',
      'emergency: { roles: [tech-laed] }',
      '1:22 There is no role `tech-laed`. Did you mean `tech-lead`?',
    ],
    [
      'a role that may waive',
      'waivers: { roles: [nobody] }',
      '1:20 There is no role `nobody`. There is `developer`, `senior-developer` or `tech-lead`.',
    ],
    [
      'a role that may allow',
      'suppressors: { roles: [nobody] }',
      '1:24 There is no role `nobody`. There is `developer`, `senior-developer` or `tech-lead`.',
    ],
    [
      'who may tick',
      'levels: { low: { checklist: [{ text: x, by: [autor] }] } }',
      '1:46 There is no role `autor`. Did you mean `author`?',
    ],
    [
      'a kind of operation in a condition',
      'requirements: [{ when: { operations: drop-tabel }, checks: [x] }]',
      '1:38 There is no kind of operation `drop-tabel`. Did you mean `drop-table`?',
    ],
    [
      'a kind of operation of a category',
      'categories: { destructive: [drop-indx] }',
      '1:29 There is no kind of operation `drop-indx`. Did you mean `drop-index`?',
    ],
    [
      'the line that a notice waits for',
      'windows: { w: { time-zone: UTC, notice: { item: told, at-least: 48h } } }',
      '1:49 No line of a checklist has the id `told`.',
    ],
    [
      'a length of time',
      'emergency: { roles: [tech-lead], deadline: 24 hours }',
      '1:44 `24 hours` is no length of time: write `30s`, `5min`, `24h` or `30d`.',
    ],
    [
      'a date',
      'windows: { w: { time-zone: UTC, closed: [2026-02-30] } }',
      '1:42 `2026-02-30` has a day that is not in the calendar.',
    ],
    [
      'people and ways at once',
      'levels: { low: { approvals: [{ role: developer, any-of: [{ role: developer }, { role: tech-lead }] }] } }',
      '1:49 An approval has either people or `any-of`. Put all ways under `any-of`.',
    ],
    [
      'a rule that proves a line',
      'levels: { low: { checklist: [{ text: x, rules: drop-tabel }] } }',
      '1:48 There is no rule `drop-tabel`. Did you mean `drop-table`?',
    ],
  ])('must be there: %s', (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each([
    'emergency: off',
    'levels: { low: { checklist: [{ id: told, text: x }] } }\nwindows: { w: { time-zone: UTC, notice: { item: told, at-least: 48h } } }',
    'levels: { low: { checklist: [{ text: x, by: [author, developer] }] } }',
    'roles: { dba: { users: [x], roles: [lead] }, lead: { users: [y] } }\nwaivers: { roles: [dba] }',
  ])('is there, or not needed: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('may be written in short', () => {
    const { policy } = valid(
      read(`
environments: { production: { branches: main } }
requirements:
  - when: { environments: production, categories: destructive }
    window: night
windows:
  night:
    time-zone: Europe/Berlin
    open: [{ days: fri-mon, from: '22:00', to: '04:00' }]
    closed: ['2026-12-24..2027-01-02', '2027-05-01']
`),
    );
    expect(policy.demands.at(-1)).toMatchObject({
      when: { environments: ['production'], categories: ['destructive'] },
      windows: ['night'],
    });
    expect(policy.windows).toEqual([
      {
        name: 'night',
        timeZone: 'Europe/Berlin',
        open: [{ days: ['mon', 'fri', 'sat', 'sun'], from: '22:00', to: '04:00' }],
        closed: [
          { from: '2026-12-24', to: '2027-01-02' },
          { from: '2027-05-01', to: '2027-05-01' },
        ],
      },
    ]);
  });
});
