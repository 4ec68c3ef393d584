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
      problems: [
        {
          line: 2,
          message: 'The policy extends that of the organisation, which has none.',
          hint: 'Put `.github/migration-policy.yml` into the repository `.github`, and install the app there, too.',
        },
      ],
    });
  });

  it('is wrong where that of the organisation is, and says where', () => {
    const reading = read(
      'extends: [builtin:default, organisation]\n',
      organisationWith('version: 1\nrulez: {}\n'),
    );
    expect(reading).toMatchObject({
      kind: 'invalid',
      problems: [
        {
          line: 1,
          column: 28,
          message: 'The policy of the organisation has an error in line 2: `rulez` is no key of the policy.',
        },
      ],
    });
  });

  it('is told of that error in its own words, whatever dots they have', () => {
    expect(read('extends: organisation\n', organisationWith('version: 1\n...\n'))).toMatchObject({
      problems: [
        {
          message:
            'The policy of the organisation has an error in line 2: The policy is one document: leave out `...`.',
        },
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
