import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.ts';
import { catalogueOf } from '../../src/assessment/history.ts';
import type { Script, Transaction } from '../../src/domain/script.ts';
import { readScript } from '../../src/sql/read.ts';
import { migrationOf, policy } from './pull-request.ts';

/** The rules that find something in a file that its tool runs so. */
function foundIn(sql: string, transaction: Transaction, change: (script: Script) => Script = (same) => same) {
  const script = change({ ...readScript(sql), transaction });
  const { findings } = assess([{ migration: migrationOf('migrations/001_a.sql', sql), script }], policy);
  return [...new Set(findings.map(({ rule }) => rule))];
}

/** The file with one of its statements sent outside the transaction. */
function outside(at: number) {
  return (script: Script): Script => ({
    ...script,
    statements: script.statements.map((statement, index) =>
      index === at ? { ...statement, outsideTransaction: true } : statement,
    ),
  });
}

const CONCURRENTLY = 'CREATE INDEX CONCURRENTLY i ON bookings (status);';
const ADD = 'ALTER TABLE bookings ADD CONSTRAINT c CHECK (n > 0) NOT VALID;';
const VALIDATE = 'ALTER TABLE bookings VALIDATE CONSTRAINT c;';

describe('a file that its tool runs in a transaction', () => {
  test('refuses CONCURRENTLY, unless the tool sends the statement outside', () => {
    expect(foundIn(CONCURRENTLY, 'file')).toContain('concurrently-in-transaction');
    expect(foundIn(CONCURRENTLY, 'statement')).not.toContain('concurrently-in-transaction');
    expect(foundIn(CONCURRENTLY, 'unknown')).not.toContain('concurrently-in-transaction');
    expect(foundIn(CONCURRENTLY, 'file', outside(0))).not.toContain('concurrently-in-transaction');
  });

  test('makes a hazard of NOT VALID and VALIDATE in one file, and no other file does', () => {
    expect(foundIn(ADD + VALIDATE, 'file')).toContain('validate-in-same-transaction');
    expect(foundIn(ADD + VALIDATE, 'statement')).not.toContain('validate-in-same-transaction');
    expect(foundIn(`${ADD} COMMIT; ${VALIDATE}`, 'file')).not.toContain('validate-in-same-transaction');
  });

  test('is ended by a COMMIT of the file, and needs no BEGIN', () => {
    expect(foundIn('SELECT 1; COMMIT;', 'file')).toContain('nested-transaction');
    expect(foundIn('BEGIN; SELECT 1; COMMIT;', 'file')).toContain('nested-transaction');
    expect(foundIn('BEGIN; SELECT 1; COMMIT;', 'statement')).not.toContain('nested-transaction');
  });

  test('obeys SET LOCAL, and one that it does not run so does not', () => {
    const sql = `SET LOCAL lock_timeout = '5s'; ALTER TABLE bookings ADD COLUMN n int;`;
    expect(foundIn(sql, 'file')).not.toContain('missing-lock-timeout');
    expect(foundIn(sql, 'statement')).toContain('missing-lock-timeout');
  });

  test('can be run again when it fails', () => {
    const sql = 'CREATE TABLE a (id bigint PRIMARY KEY); CREATE TABLE b (id bigint PRIMARY KEY);';
    expect(foundIn(sql, 'file')).not.toContain('not-re-runnable');
    expect(foundIn(sql, 'statement')).toContain('not-re-runnable');
  });
});

describe('a file whose statements its tool sends as one query', () => {
  test('is one transaction, which a BEGIN of the file takes over', () => {
    expect(foundIn('BEGIN; SELECT 1; COMMIT;', 'query')).not.toContain('nested-transaction');
    expect(foundIn(CONCURRENTLY, 'query')).toContain('concurrently-in-transaction');
    expect(foundIn(ADD + VALIDATE, 'query')).toContain('validate-in-same-transaction');
  });

  test('can be run again when it fails, unless it commits on its way', () => {
    const [first, second] = [
      'CREATE TABLE a (id bigint PRIMARY KEY);',
      'CREATE TABLE b (id bigint PRIMARY KEY);',
    ];
    expect(foundIn(first + second, 'query')).not.toContain('not-re-runnable');
    expect(foundIn(`BEGIN; ${first}${second} COMMIT;`, 'query')).not.toContain('not-re-runnable');
    expect(foundIn(`${first} COMMIT; ${second}`, 'query')).toContain('not-re-runnable');
  });
});

describe('a time-out', () => {
  const LOCKING = 'ALTER TABLE bookings ADD COLUMN n int;';
  const limited = (sql: string) => !foundIn(sql, 'unknown').includes('missing-lock-timeout');

  test.each([
    `SET lock_timeout = 5000; ${LOCKING}`,
    `SET lock_timeout TO '500 ms'; ${LOCKING}`,
    `SET lock_timeout = '1min'; ${LOCKING}`,
    `SET SESSION lock_timeout = '5s'; BEGIN; ${LOCKING} COMMIT;`,
    `BEGIN; SET lock_timeout = '5s'; COMMIT; ${LOCKING}`,
    `SELECT pg_catalog.set_config('lock_timeout', '5s', true); ${LOCKING}`,
    `SET lock_timeout = '5s'; BEGIN; SET LOCAL lock_timeout = 0; COMMIT; ${LOCKING}`,
  ])('limits the waiting in %s', (sql) => {
    expect(limited(sql)).toBe(true);
  });

  test.each([
    `SET lock_timeout = '2min'; ${LOCKING}`,
    `SET lock_timeout = '0s'; ${LOCKING}`,
    `SET lock_timeout = 'soon'; ${LOCKING}`,
    `SET lock_timeout = '5s'; SET lock_timeout TO DEFAULT; ${LOCKING}`,
    `BEGIN; SET lock_timeout = '5s'; ROLLBACK; ${LOCKING}`,
    `BEGIN; SET LOCAL lock_timeout = '5s'; SET LOCAL lock_timeout = 0; ${LOCKING} COMMIT;`,
  ])('does not limit it in %s', (sql) => {
    expect(limited(sql)).toBe(false);
  });
});

describe('the time zone of the session', () => {
  const CHANGE = 'ALTER TABLE t ALTER COLUMN x TYPE timestamptz;';
  /** What is said of the change of a column that the base branch has. */
  const levelOf = (before: string) => {
    const made = 'CREATE TABLE t (x timestamp);';
    const base = catalogueOf([
      { migration: migrationOf('migrations/001_t.sql', made), script: readScript(made) },
    ]);
    const sql = `${before} ${CHANGE}`;
    const script = { ...readScript(sql), transaction: 'statement' } as const;
    const { findings, level } = assess(
      [{ migration: migrationOf('migrations/002_x.sql', sql), script }],
      policy,
      base,
    );
    return { level, rewrites: findings.some(({ rule }) => rule === 'change-column-type') };
  };

  test.each([
    "SET timezone = 'UTC';",
    "SET TIME ZONE 'Etc/UTC';",
    "BEGIN; SET timezone = 'UTC'; COMMIT;",
    "BEGIN; SET LOCAL timezone = 'UTC';",
  ])('makes timestamptz of timestamp without writing the table again after %s', (before) => {
    expect(levelOf(before)).toEqual({ level: 'medium', rewrites: false });
  });

  test.each([
    '',
    "SET timezone = 'Europe/Helsinki';",
    "SET timezone = 'UTC'; RESET timezone;",
    "SET timezone = 'UTC'; RESET ALL;",
    "SET LOCAL timezone = 'UTC';",
    "BEGIN; SET LOCAL timezone = 'UTC'; COMMIT;",
    "BEGIN; SET timezone = 'UTC'; ROLLBACK;",
  ])('does not where it is not known to be UTC: %s', (before) => {
    expect(levelOf(before)).toEqual({ level: 'high', rewrites: true });
  });
});

test('a script of many thousand statements is judged in good time', () => {
  const sql = [
    'BEGIN;',
    ...Array.from({ length: 4000 }, (_, at) => `DROP VIEW v${at}; ALTER TABLE t${at} ADD COLUMN n int;`),
    ...Array.from({ length: 4000 }, (_, at) => `ALTER TYPE mood ADD VALUE 'v${at}';`),
    ...Array.from({ length: 4000 }, (_, at) => `DROP TRIGGER a ON t; INSERT INTO p VALUES ('x${at}');`),
    'COMMIT;',
  ].join('\n');
  const script = { ...readScript(sql), transaction: 'unknown' } as const;
  const begun = performance.now();
  assess([{ migration: migrationOf('migrations/001_a.sql', sql), script }], policy);
  expect(performance.now() - begun).toBeLessThan(5000);
});
