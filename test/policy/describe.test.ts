import { describe, expect, it } from 'vitest';
import { builtinPolicy } from '../../src/policy/builtin/builtin.ts';
import { demandWords } from '../../src/policy/describe/demand.ts';
import { describePolicy } from '../../src/policy/describe/policy.ts';
import { policyOf } from './reading.ts';

/** What a file says besides the built-in policy. */
function saidBy(text: string): readonly string[] {
  const builtin = new Set(describePolicy(policyOf('version: 1')));
  return describePolicy(policyOf(text)).filter((line) => !builtin.has(line));
}

describe('a policy in words', () => {
  it('says who holds a role', () => {
    expect(
      saidBy('roles: { dba: { users: [octocat, hubot], teams: [acme/dbas], roles: [tech-lead] } }'),
    ).toEqual(['Role dba: users octocat and hubot; teams acme/dbas; whoever is tech-lead']);
  });

  it('says what is asked for, and when', () => {
    const text = `
environments: { production: { branches: [main] } }
requirements:
  - when: { levels: [medium, high], categories: destructive, environments: production }
    approvals:
      - any-of: [{ role: tech-lead }, { roles: [developer, senior-developer], count: 2, distinct-teams: true }]
    checks: [staging]
    window: night
    checklist:
      - { id: told, text: Users were told, required: true, by: [author], expires: 24h, phase: at-merge }
windows:
  night:
    time-zone: Europe/Berlin
    open: [{ days: sat-sun, from: '22:00' }]
    closed: ['2026-12-24..2027-01-02']
    notice: { item: told, at-least: 48h }
`;
    const when = 'MEDIUM or HIGH, destructive, in production';
    expect(saidBy(text)).toEqual([
      'Environment production: main',
      `${when}: either 1 approval from tech-lead or 2 approvals from developer or senior-developer, each of another team`,
      `${when}: check staging`,
      `${when}: merge window night`,
      `${when}: checklist “Users were told” (at the merge, required, ticked by author, lasts 24 hours)`,
      'Window night: Sat and Sun 22:00–24:00, Europe/Berlin; closed 2026-12-24 to 2027-01-02; opens 2 days after told was ticked',
    ]);
  });

  it('says what is ruled otherwise', () => {
    const text = `
unknown: medium
operations: { drop-index: high }
categories: { destructive: [drop-index] }
rules: { drop-table: { severity: error, level: high, suppressible: false } }
suppressions: refused
emergency: { roles: [tech-lead], deadline: 30h, levels: [high] }
waivers: { roles: [tech-lead] }
after-merge: { backup-tables: 30d, rollback-steps: [high] }
request-reviewers: true
labels: { low: safe, medium: careful, high: danger }
checks: [ci]
`;
    expect(saidBy(text)).toEqual([
      'Always: check ci',
      'What cannot be read: MEDIUM',
      'Level of drop-index: HIGH',
      'Category destructive: drop-index, too',
      'Rule drop-table: error, level HIGH and may not be allowed by a comment',
      'Comments that allow findings: refused',
      'Emergency: declared by tech-lead at HIGH, approved within 30 hours, label emergency',
      'Waivers: by tech-lead',
      'Backup tables: a reminder to drop them after 30 days',
      'Steps back are shown after merging HIGH',
      'Reviews are requested of the teams that can approve',
      'Labels: safe, careful and danger',
    ]);
  });

  it('says nothing of what a policy leaves out', () => {
    expect(describePolicy({ ...builtinPolicy(), roles: [], demands: [], suppressors: [] })).toEqual([
      'Migrations: found by their layout',
      'What cannot be read: HIGH',
      'Comments that allow findings: allowed',
    ]);
  });

  it('says which files are migrations', () => {
    const text =
      "migrations: { paths: ['db/*.sql', sql/**], ignore: [db/old.sql], tool: goose, since: '099' }";
    expect(saidBy(text)).toEqual([
      'Migrations: db/*.sql and sql/**',
      'No migrations: db/old.sql',
      'Tool of the migrations: goose',
      'Conventions hold from migration 099 on',
    ]);
  });

  it.each([
    ['{ a: { permission: write } }', 'Role a: permission write'],
    ['{ a: { roles: [tech-lead, developer] } }', 'Role a: whoever is tech-lead or developer'],
    ['{ a: { teams: [acme/dbas] } }', 'Role a: teams acme/dbas'],
  ])('says of a role only what there is to say: %s', (roles, expected) => {
    expect(saidBy(`roles: ${roles}`)).toEqual([expected]);
  });

  it.each([
    [
      'approvals: [{ any-of: [{ role: tech-lead }, { all-of: [{ role: developer }, { role: senior-developer }] }] }]',
      'either 1 approval from tech-lead or 1 approval from developer with 1 approval from senior-developer',
    ],
    ['checklist: [Look]', 'checklist “Look”'],
    ['checklist: [{ text: Look, proof: syntax }]', 'checklist “Look” (proved by syntax)'],
    [
      'checklist: [{ text: Look, rules: [drop-table, truncate] }]',
      'checklist “Look” (proved by drop-table and truncate)',
    ],
    [
      'checklist: [{ text: Look, by: [author, tech-lead] }]',
      'checklist “Look” (ticked by author or tech-lead)',
    ],
    [
      'checklist: [{ text: Look, phase: after-deployment, due: 7d }]',
      'checklist “Look” (after the deployment, due after 7 days)',
    ],
  ])('says how it is asked for: %s', (asked, expected) => {
    expect(saidBy(`requirements: [{ ${asked} }]`)).toEqual([`Always: ${expected}`]);
  });

  it.each([
    ['levels: [low, medium, high]', 'Always'],
    ['levels: [low, high]', 'LOW or HIGH'],
    ['categories: [destructive, blocking]', 'destructive or blocking'],
    ['operations: [drop-table, truncate]', 'with drop-table or truncate'],
    ['environments: [production, staging]', 'in production or staging'],
  ])('says when it is asked for: %s', (when, expected) => {
    const environments = 'environments: { production: { branches: main }, staging: { branches: next } }';
    expect(saidBy(`${environments}\nrequirements: [{ when: { ${when} }, checks: [ci] }]`)).toContain(
      `${expected}: check ci`,
    );
  });

  it.each([
    ['error', 'error'],
    ['{ level: low }', 'level LOW'],
    ['{ suppressible: true }', 'may be allowed by a comment'],
  ])('says of a rule only what is set: %s', (setting, expected) => {
    expect(saidBy(`rules: { drop-table: ${setting} }`)).toEqual([`Rule drop-table: ${expected}`]);
  });

  it.each([
    ['{ time-zone: UTC }', 'Window w: at every hour, UTC'],
    ['{ time-zone: UTC, open: [{ from: "09:00" }] }', 'Window w: daily 09:00–24:00, UTC'],
    [
      '{ time-zone: UTC, open: [{ days: mon }], closed: ["2026-12-24"] }',
      'Window w: Mon 00:00–24:00, UTC; closed 2026-12-24',
    ],
  ])('says when a window is open: %s', (window, expected) => {
    expect(saidBy(`windows: { w: ${window} }`)).toEqual([expected]);
  });

  it('joins the roles of whom any will do with “or”', () => {
    const several = 'roles: [tech-lead, developer]';
    expect(saidBy(`emergency: { ${several} }\nwaivers: { ${several} }\nsuppressors: { ${several} }`)).toEqual(
      [
        'Comments that allow findings take an approval from tech-lead or developer',
        'Emergency: declared by tech-lead or developer at LOW, MEDIUM or HIGH, approved within 24 hours, label emergency',
        'Waivers: by tech-lead or developer',
      ],
    );
  });

  it('names each convention, with its condition', () => {
    const text = `
conventions:
  header: { fields: [author, date], when: { levels: high } }
  file-name: { templates: ['{number}_{snake_case}.sql', '{text}.sql'] }
  numbering: sequential
  immutable: true
  sections: [rollback]
  rollback: { files: ['rollback_{number}.sql', 'down.sql'] }
  idempotent: true
  timeouts: { lock: 30s, statement: 5min }
  companions: [{ files: [docs/INVARIANTS.md, docs/SCHEMA.md] }]
  pull-request: { title: { templates: ['[DB] {text}', 'DB: {text}'] }, sections: [Why], boxes: [Tested], links: true, agrees: true }
  schema-file: prisma/schema.prisma
  row-security: true
  deprecation: { prefix: _deprecated_, wait: 30d }
  two-phases: { wait: 2w }
  required-later: true
  explained-destruction: true
  kept-data: true
`;
    expect(saidBy(text)).toEqual([
      'Convention: files are named {number}_{snake_case}.sql or {text}.sql',
      'Convention: sequential numbers',
      'Convention: merged migrations do not change',
      'Convention: a header with author and date (HIGH)',
      'Convention: a section rollback',
      'Convention: a rollback in rollback_{number}.sql or down.sql that takes back what the migration does',
      'Convention: migrations can run twice',
      'Convention: time-outs in effect: locks at most 30 seconds and statements at most 5 minutes',
      'Convention: docs/INVARIANTS.md or docs/SCHEMA.md changes, too',
      'Convention: titles like [DB] {text} or DB: {text}',
      'Convention: a heading “Why” in the description',
      'Convention: the author ticks “Tested” in the description',
      'Convention: a link to the related pull request',
      'Convention: number and risk in the description agree with the files',
      'Convention: prisma/schema.prisma and the migrations say the same',
      'Convention: new tables have row security and policies',
      'Convention: dropped only 30 days after it was renamed to _deprecated_…',
      'Convention: dropped only 14 days after what takes its place',
      'Convention: NOT NULL comes after the deployment that fills the column',
      'Convention: what is destroyed is explained in a comment',
      'Convention: rows are deleted only with a backup or a way back',
    ]);
  });

  it.each([
    ['rollback: true', 'a rollback that takes back what the migration does'],
    ['rollback: { reverses: false }', 'a rollback'],
    ['timeouts: { lock: 30s }', 'time-outs in effect: locks at most 30 seconds'],
    ['timeouts: { statement: 5min }', 'time-outs in effect: statements at most 5 minutes'],
  ])('says of a convention only what it asks for: %s', (convention, expected) => {
    expect(saidBy(`conventions: { ${convention} }`)).toEqual([`Convention: ${expected}`]);
  });

  it('says how many of whom a demand takes, under its condition', () => {
    const { demands } = policyOf('version: 1');
    expect(demands.slice(-2).flatMap((demand) => demandWords(demand, builtinPolicy()))[0]).toBe(
      'HIGH: 2 approvals from senior-developer or tech-lead',
    );
  });
});
