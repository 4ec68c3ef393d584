import { describe, expect, test } from 'vitest';
import { assessFiles, assessSql, policy } from './pull-request.ts';

const ALLOW = '-- migration-gate: allow drop-table because nothing has used it since March';

function dropsOf(sql: string, under = policy) {
  return assessSql(sql, under).findings.filter(({ rule }) => rule === 'drop-table');
}

describe('a comment that allows a finding', () => {
  test('is for the next statement: the finding stays, as a note with the reason', () => {
    expect(dropsOf(`${ALLOW}\nDROP TABLE bookings;\nDROP TABLE rooms;`)).toMatchObject([
      {
        severity: 'note',
        message: expect.stringContaining('Line 1 of the file allows it: “nothing has used it since March”'),
        suppressed: { reason: 'nothing has used it since March', severity: 'warning', at: { line: 1 } },
      },
      { severity: 'warning' },
    ]);
  });

  test('is for the whole file at its top, with an empty line below', () => {
    const findings = dropsOf(`-- Tidy up\n${ALLOW}\n\nDROP TABLE bookings;\nDROP TABLE rooms;`);
    expect(findings.map(({ severity }) => severity)).toEqual(['note', 'note']);
  });

  test('is for the whole file where it says so', () => {
    const allow = '-- migration-gate: allow drop-table in this file because it is a tidying';
    const findings = dropsOf(`DROP TABLE bookings;\r\n${allow}\r\nDROP TABLE rooms;`);
    expect(findings.map(({ suppressed }) => suppressed?.reason)).toEqual([
      'it is a tidying',
      'it is a tidying',
    ]);
  });

  test('never lowers the level: who reviews is not for the author to say', () => {
    const raised = { ...policy, rules: { 'rename-table': { level: 'high' } } } as const;
    const allow = '-- migration-gate: allow rename-table because nobody uses it';
    expect(assessSql(`${allow}\nALTER TABLE a RENAME TO b;`, raised).level).toBe('high');
  });

  test('does not silence an error, unless the policy lets it', () => {
    const sql = `${ALLOW}\nDROP TABLE bookings;`;
    const strict = { ...policy, rules: { 'drop-table': { severity: 'error' } } } as const;
    expect(dropsOf(sql, strict)).toMatchObject([{ severity: 'error' }]);
    const lenient = {
      ...policy,
      rules: { 'drop-table': { severity: 'error', suppressible: true } },
    } as const;
    expect(dropsOf(sql, lenient)).toMatchObject([{ severity: 'note', suppressed: { severity: 'error' } }]);
  });

  test('allows nothing inside a text or a body, nor in another file', () => {
    expect(dropsOf(`SELECT '\n${ALLOW}\n';\nDROP TABLE bookings;`)).toMatchObject([{ severity: 'warning' }]);
    const { findings } = assessFiles({
      'migrations/001_a.sql': `${ALLOW}\n\nDROP TABLE a;`,
      'migrations/002_b.sql': 'DROP TABLE b;',
    });
    expect(findings.filter(({ suppressed }) => suppressed !== undefined)).toHaveLength(1);
  });
});

describe('a comment that allows nothing', () => {
  test('is any, where the policy refuses them', () => {
    const refused = { ...policy, suppressions: 'refused' as const };
    expect(dropsOf(`${ALLOW}\nDROP TABLE bookings;`, refused).map(({ severity }) => severity)).toEqual([
      'warning',
    ]);
  });

  test.each([
    ['-- migration-gate: allow drop-table\nDROP TABLE a;', 'it gives no reason'],
    ['-- migration-gate: allow drop-table because …\nDROP TABLE a;', 'it gives no reason'],
    ['-- migration-gate: allow drop-tabel because old\nDROP TABLE a;', 'there is no rule `drop-tabel`'],
    [
      '-- migration-gate: allow truncate because old\nDROP TABLE a;',
      '`truncate` finds nothing in the statement',
    ],
    [
      '-- migration-gate: allow truncate because old\n\nDROP TABLE a;',
      '`truncate` finds nothing in this file',
    ],
    ['-- migration-gate: ignore\nDROP TABLE a;', 'it does not say `allow <rule> because <reason>`'],
    ['DROP TABLE a;\n-- migration-gate: allow drop-table because old', 'no statement follows it'],
    ['DROP TABLE\n-- migration-gate: allow drop-table because old\na;', 'it stands inside a statement'],
    [
      '-- migration-gate: allow unreadable-sql because trust me\n\nSELECT 1;\nCREATE TABEL a;',
      '`unreadable-sql` cannot be allowed by a comment',
    ],
  ])('is reported: %s', (sql, why) => {
    expect(assessSql(sql).findings).toContainEqual(
      expect.objectContaining({ rule: 'suppression-comment', message: expect.stringContaining(why) }),
    );
  });
});
