import { describe, expect, it } from 'vitest';
import { policyLines } from '../../src/policy/describe/policy.ts';
import { readingOf } from './reading.ts';

/** Where the lines are written that a file says besides the built-in policy. */
function placesOf(text: string): readonly string[] {
  const lines = (of: string) => {
    const { policy, asked } = readingOf(of);
    return policyLines(policy, asked);
  };
  const builtin = new Set(lines('version: 1').map(({ words }) => words));
  return lines(text)
    .filter(({ words }) => !builtin.has(words))
    .map(({ path }) => path);
}

describe('each line of a policy', () => {
  it.each([
    [
      'migrations: { paths: [a.sql], ignore: [b.sql], tool: goose, since: "1" }',
      ['migrations.paths', 'migrations.ignore', 'migrations.tool', 'migrations.since'],
    ],
    ['environments: { production: { branches: main } }', ['environments.production']],
    ['roles: { dba: { users: [octocat] } }', ['roles.dba']],
    ['levels: { low: { approvals: [{ role: tech-lead }] } }', ['levels.low.approvals']],
    ['levels: { low: { checks: [ci], checklist: [Look] } }', ['levels.low.checks', 'levels.low.checklist']],
    [
      'windows: { night: { time-zone: UTC } }\nlevels: { low: { window: night } }',
      ['levels.low.window', 'windows.night'],
    ],
    ['requirements: [{ checks: [ci] }]', ['requirements.checks']],
    ['unknown: low', ['unknown']],
    ['operations: { truncate: low }', ['operations.truncate']],
    ['categories: { destructive: [drop-index] }', ['categories.destructive']],
    ['rules: { truncate: error }', ['rules.truncate']],
    ['suppressions: refused', ['suppressions']],
    ['suppressors: { roles: [developer] }', ['suppressors']],
    ['emergency: { roles: [tech-lead] }\nwaivers: { roles: [tech-lead] }', ['emergency', 'waivers']],
    [
      'after-merge: { backup-tables: 30d, rollback-steps: [high] }',
      ['after-merge.backup-tables', 'after-merge.rollback-steps'],
    ],
    ['request-reviewers: true', ['request-reviewers']],
    ['labels: { low: a, medium: b, high: c }', ['labels']],
    ...[
      'header: { fields: [author] }',
      'file-name: { templates: "{text}.sql" }',
      'numbering: sequential',
      'immutable: true',
      'sections: [rollback]',
      'rollback: true',
      'idempotent: true',
      'timeouts: { lock: 30s }',
      'companions: [{ files: [a.md] }]',
      'pull-request: { title: "{text}" }',
      'pull-request: { sections: [Why] }',
      'pull-request: { boxes: [Tested] }',
      'pull-request: { links: true }',
      'pull-request: { agrees: true }',
      'schema-file: a.prisma',
      'row-security: true',
      'deprecation: { prefix: old_, wait: 30d }',
      'two-phases: { wait: 2w }',
      'required-later: true',
      'explained-destruction: true',
      'kept-data: true',
    ].map((convention): [string, string[]] => [
      `conventions: { ${convention} }`,
      [`conventions.${convention.split(':')[0]}`],
    ]),
  ])('says where it is written: %s', (text, expected) => {
    expect(placesOf(text)).toEqual(expected);
  });
});
