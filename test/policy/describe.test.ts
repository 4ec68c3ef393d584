import { describe, expect, it } from 'vitest';
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

  it('names each convention, with its condition', () => {
    const text = `
conventions:
  header: { fields: [author, date], when: { levels: high } }
  file-name: { templates: '{number}_{snake_case}.sql' }
  numbering: sequential
  immutable: true
  sections: [rollback]
  rollback: { files: 'rollback_{number}.sql' }
  idempotent: true
  timeouts: { lock: 30s, statement: 5min }
  companions: [{ files: [docs/INVARIANTS.md] }]
  pull-request: { title: '[DB] {text}', sections: [Why], boxes: [Tested], links: true, agrees: true }
  schema-file: prisma/schema.prisma
  row-security: true
  deprecation: { prefix: _deprecated_, wait: 30d }
  two-phases: { wait: 2w }
  required-later: true
  explained-destruction: true
  kept-data: true
`;
    const lines = saidBy(text);
    expect(lines).toHaveLength(21);
    expect(lines.every((line) => line.startsWith('Convention: '))).toBe(true);
    expect(lines).toContain('Convention: a header with author and date (HIGH)');
    expect(lines).toContain(
      'Convention: time-outs in effect: locks at most 30 seconds and statements at most 5 minutes',
    );
    expect(lines).toContain('Convention: dropped only 14 days after what takes its place');
  });
});
