import { describe, expect, test } from 'vitest';
import { assessFiles, assessSql, policy, warningsOf } from './pull-request.ts';

const BREAKING = 'ALTER TABLE bookings DROP COLUMN status;';

describe('what cannot be known', () => {
  test.each([
    'DO LANGUAGE plperl $$ 1 $$;',
    'DO $$ BEGIN EXECUTE statement; END $$;',
    'CALL archive_bookings();',
    'SELECT archive_bookings();',
    `PREPARE TRANSACTION 'x';`,
  ])('has the level that the policy gives to the unknown: %s', (sql) => {
    expect(assessSql(sql).level).toBe('high');
    expect(assessSql(sql, { ...policy, unknown: 'medium' }).level).toBe('medium');
  });

  test('is not what a verification query calls', () => {
    const sql = `SELECT count(*), max(created_at) FROM bookings; SELECT to_regclass('bookings');`;
    expect(assessSql(sql).level).toBe('low');
  });
});

describe('what cannot be read', () => {
  test('does not stop the other files', () => {
    const assessment = assessFiles({
      'migrations/099_broken.sql': 'CREATE TABEL tags ();',
      'migrations/100_link.sql': { sql: '', file: { content: { kind: 'unreadable', reason: 'symlink' } } },
      'migrations/101_drop.sql': BREAKING,
    });
    expect(assessment.level).toBe('high');
    expect(assessment.migrations.map(({ operations }) => operations.length)).toEqual([0, 0, 1]);
    expect(warningsOf(assessment).map(({ rule }) => rule)).toEqual([
      'unreadable-sql',
      'unreadable-sql',
      'drop-column',
    ]);
  });

  test('has its line, and the level that the policy gives to the unknown', () => {
    const { level, findings } = assessSql('SELECT 1;\nCREATE TABEL tags ();', {
      ...policy,
      unknown: 'medium',
    });
    expect(level).toBe('medium');
    expect(findings).toMatchObject([{ location: { span: { from: { line: 2 } } }, level: 'medium' }]);
  });

  test('is never low because its rule is switched off', () => {
    const off = { ...policy, rules: { 'unreadable-sql': { severity: 'off' } } } as const;
    expect(assessSql('CREATE TABEL tags ();', off)).toMatchObject({ level: 'high', findings: [] });
  });

  test('stays unread when the text is missing without a reason', () => {
    const file = { content: { kind: 'absent' } } as const;
    expect(assessFiles({ 'migrations/099_gone.sql': { sql: '', file } }).level).toBe('high');
  });
});
