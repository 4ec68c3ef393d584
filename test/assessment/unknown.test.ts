import { describe, expect, test } from 'vitest';
import { assessSql, policy } from './pull-request.ts';

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
