import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/domain/condition.ts';
import type { Demand } from '../../src/domain/demand.ts';
import { readDuration } from '../../src/domain/duration.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { policyOf } from './reading.ts';

const DAY = readDuration('1d');

/** What is asked for by a requirement of the file. */
function demandOf(requirement: string): Demand | undefined {
  return policyOf(
    `environments: { production: { branches: main } }\nrequirements: [{ ${requirement} }]`,
  ).demands.at(-1);
}

describe('a policy as it is used', () => {
  it('has a value for all that must have one, and no key for what nobody wrote', () => {
    const { source, extended, roles, demands, suppressors, ...rest } = policyOf('version: 1');
    expect(rest).toStrictEqual({
      migrations: { ignore: [] },
      environments: [],
      levelNames: { low: 'LOW', medium: 'MEDIUM', high: 'HIGH' },
      rules: {},
      operations: {},
      categories: {},
      unknown: 'high',
      conventions: {},
      windows: [],
      waivers: [],
      suppressions: 'allowed',
      afterMerge: { rollbackSteps: [] },
      requestReviewers: false,
    });
  });

  it.each<[string, Partial<Policy>]>([
    [
      'migrations: { paths: [a.sql], tool: goose, since: "099" }',
      { migrations: { paths: ['a.sql'], ignore: [], tool: 'goose', since: '099' } },
    ],
    ['migrations: { ignore: [a.sql] }', { migrations: { ignore: ['a.sql'] } }],
    [
      'environments: { production: { branches: main } }',
      { environments: [{ name: 'production', branches: ['main'] }] },
    ],
    ['rules: { truncate: error }', { rules: { truncate: { severity: 'error' } } }],
    ['rules: { truncate: { level: low } }', { rules: { truncate: { level: 'low' } } }],
    ['rules: { truncate: { suppressible: false } }', { rules: { truncate: { suppressible: false } } }],
    [
      'emergency: { roles: [tech-lead] }',
      {
        emergency: {
          roles: ['tech-lead'],
          deadline: 24 * 3600 * 1000,
          label: 'emergency',
          levels: ['low', 'medium', 'high'],
        },
      },
    ],
    ['waivers: { roles: [tech-lead] }', { waivers: ['tech-lead'] }],
    ['suppressors: { roles: [developer] }', { suppressors: ['developer'] }],
    ['after-merge: { rollback-steps: [high] }', { afterMerge: { rollbackSteps: ['high'] } }],
    [
      'windows: { w: { time-zone: UTC } }',
      { windows: [{ name: 'w', timeZone: 'UTC', open: [], closed: [] }] },
    ],
    [
      'windows: { w: { time-zone: UTC, open: [{ days: [mon, wed-thu], to: "17:00" }] } }',
      {
        windows: [
          {
            name: 'w',
            timeZone: 'UTC',
            open: [{ days: ['mon', 'wed', 'thu'], from: '00:00', to: '17:00' }],
            closed: [],
          },
        ],
      },
    ],
  ])('takes %s', (text, expected) => {
    const policy = policyOf(text);
    expect(policy).toStrictEqual({ ...policy, ...expected });
  });

  it.each([
    'emergency: off',
    'labels: off',
    'after-merge: { backup-tables: off }',
    'conventions: { sections: off, pull-request: off, immutable: off }',
  ])('is as if nobody had written it where it says %s', (text) => {
    const { source, ...rest } = policyOf('version: 1');
    expect(policyOf(text)).toStrictEqual({ source, ...rest });
  });

  it('has a role with no more than is written of it', () => {
    expect(policyOf('roles: { dba: { users: [octocat] } }').roles.at(-1)).toStrictEqual({
      name: 'dba',
      users: ['octocat'],
      teams: [],
      includes: [],
    });
  });
});

describe('a requirement as it is used', () => {
  it.each<[string, Condition]>([
    ['{ levels: high }', { levels: ['high'] }],
    ['{ categories: [data, security] }', { categories: ['data', 'security'] }],
    ['{ environments: production }', { environments: ['production'] }],
    ['{ operations: drop-table }', { operations: ['drop-table'] }],
    ['{}', {}],
  ])('holds under the condition %s and no other', (when, expected) => {
    expect(demandOf(`when: ${when}, checks: [ci]`)?.when).toStrictEqual(expected);
  });

  it('asks for nothing that it does not name', () => {
    expect(demandOf('checks: [ci]')).toStrictEqual({
      when: {},
      approvals: [],
      checks: ['ci'],
      windows: [],
      checklist: [],
    });
  });

  it('may take several people at once, or others', () => {
    const both =
      '{ all-of: [{ role: developer }, { roles: [tech-lead, tech-lead], count: 2, distinct-teams: true }] }';
    expect(demandOf(`approvals: [{ any-of: [{ role: tech-lead }, ${both}] }]`)?.approvals).toStrictEqual([
      {
        kind: 'any-of',
        ways: [
          [{ roles: ['tech-lead'], count: 1 }],
          [
            { roles: ['developer'], count: 1 },
            { roles: ['tech-lead'], count: 2, distinctTeams: true },
          ],
        ],
      },
    ]);
  });

  it('has lines of the checklist with no more than is written of them', () => {
    const lines = `checklist:
      - { id: told, text: Users were told }
      - { text: Nothing is dropped, rules: drop-table }
      - { text: Look twice, proof: syntax, required: true, by: [author] }
      - { text: Drop the copy, phase: after-deployment, due: 1d, expires: 1d }`;
    const policy = policyOf(`requirements:\n  - ${lines}`);
    const plain = { phase: 'before-approval', required: false };
    const id = expect.stringMatching(/^item-[0-9a-f]{8}$/);
    expect(policy.demands.at(-1)?.checklist).toStrictEqual([
      { ...plain, id: 'told', text: 'Users were told' },
      { ...plain, id, text: 'Nothing is dropped', rules: ['drop-table'] },
      { ...plain, id, text: 'Look twice', proof: 'syntax', required: true, by: ['author'] },
      { ...plain, id, text: 'Drop the copy', phase: 'after-deployment', due: DAY, expiresAfter: DAY },
    ]);
  });

  it('knows a line without a name by its text, wherever it stands', () => {
    const idOf = (text: string) => demandOf(`checklist: [${text}]`)?.checklist[0]?.id;
    expect(idOf('Look twice')).toBe(idOf('Look twice'));
    expect(idOf('Look twice')).not.toBe(idOf('Look thrice'));
  });
});

describe('a level as it is used', () => {
  const demandsOf = (setting: string) =>
    policyOf(
      `windows: { night: { time-zone: UTC } }\nlevels: { medium: { approvals: [], checklist: [], ${setting} } }`,
    ).demands.filter(({ when }) => when.levels?.[0] === 'medium');

  it('asks for a window at this level alone', () => {
    expect(demandsOf('window: night').map(({ when, windows }) => [when, windows])).toEqual([
      [{ levels: ['medium'] }, ['night']],
    ]);
  });

  it('asks for checks at the levels above it, too', () => {
    expect(demandsOf('checks: [ci]').map(({ when, checks }) => [when, checks])).toEqual([
      [{ levels: ['medium', 'high'] }, ['ci']],
    ]);
  });

  it('is no demand where it asks for nothing', () => {
    expect(demandsOf('checks: []')).toEqual([]);
  });
});

describe('a convention as it is used', () => {
  const when = {};
  it.each<[string, object]>([
    ['header: { fields: [author] }', { header: { fields: ['author'], when } }],
    ['file-name: { templates: "{text}.sql" }', { fileName: { templates: ['{text}.sql'], when } }],
    ['numbering: sequential', { numbering: { scheme: 'sequential', when } }],
    ['immutable: true', { immutable: { when } }],
    ['idempotent: { when: { levels: high } }', { idempotent: { when: { levels: ['high'] } } }],
    [
      'sections: [rollback, { section: backup, when: { levels: high } }]',
      {
        sections: [
          { section: 'rollback', when },
          { section: 'backup', when: { levels: ['high'] } },
        ],
      },
    ],
    ['rollback: true', { rollback: { reverses: true, when } }],
    [
      'rollback: { files: down.sql, reverses: false }',
      { rollback: { files: ['down.sql'], reverses: false, when } },
    ],
    ['timeouts: { lock: 1d }', { timeouts: { lock: DAY, when } }],
    ['timeouts: { statement: 1d }', { timeouts: { statement: DAY, when } }],
    [
      'companions: [{ files: [a.md] }, { files: [b.md], because: It is read }]',
      {
        companions: [
          { files: ['a.md'], when },
          { files: ['b.md'], because: 'It is read', when },
        ],
      },
    ],
    ['pull-request: { title: "{text}" }', { pullRequest: { title: { templates: ['{text}'], when } } }],
    [
      'pull-request: { sections: [Why], boxes: [Tested] }',
      { pullRequest: { sections: [{ heading: 'Why', when }], boxes: [{ text: 'Tested', when }] } },
    ],
    ['pull-request: { links: true, agrees: true }', { pullRequest: { links: { when }, agrees: { when } } }],
    ['schema-file: a.prisma', { schemaFile: { path: 'a.prisma', when } }],
    ['row-security: true', { rowSecurity: { when } }],
    ['deprecation: { prefix: old_, wait: 1d }', { deprecation: { prefix: 'old_', wait: DAY, when } }],
    ['two-phases: { wait: 1d }', { twoPhases: { wait: DAY, when } }],
    ['required-later: true', { requiredLater: { when } }],
    ['explained-destruction: true', { explainedDestruction: { when } }],
    ['kept-data: true', { keptData: { when } }],
  ])('takes %s, and what else it may say is not there', (convention, expected) => {
    expect(policyOf(`conventions: { ${convention} }`).conventions).toStrictEqual(expected);
  });
});
