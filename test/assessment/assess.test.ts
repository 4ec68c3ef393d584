import { describe, expect, test } from 'vitest';
import { assessFiles, assessSql, policy, rulesOf, warningsOf } from './pull-request.ts';

const BREAKING = 'ALTER TABLE bookings DROP COLUMN status;';

describe('a table created in the same pull request', () => {
  const create = 'CREATE TABLE tags (id bigint, name text);';
  const everything = `
    ALTER TABLE tags ADD COLUMN color text NOT NULL;
    ALTER TABLE tags ALTER COLUMN name SET NOT NULL;
    ALTER TABLE tags ADD PRIMARY KEY (id);
    ALTER TABLE tags ADD CHECK (name <> '');
    ALTER TABLE tags ADD FOREIGN KEY (id) REFERENCES bookings (id);
    CREATE UNIQUE INDEX ON tags (name);
    ALTER TABLE tags ALTER COLUMN name TYPE varchar(20);
    UPDATE tags SET name = 'x';
    DELETE FROM tags;
    TRUNCATE tags;
    ALTER TABLE tags RENAME COLUMN color TO colour;
    ALTER TABLE tags DROP COLUMN colour;
    ALTER TABLE tags RENAME TO labels;
    DROP TABLE labels;`;

  test('is new: what is done to it blocks nobody', () => {
    const assessment = assessSql(create + everything);
    expect(assessment.level).toBe('low');
    expect(warningsOf(assessment)).toEqual([]);
  });

  test('is new in the files after it too, whichever order they are given in', () => {
    const assessment = assessFiles({
      'migrations/100_use.sql': everything,
      'migrations/99_tags.sql': create,
    });
    expect(assessment.migrations.map(({ migration }) => migration.number)).toEqual(['99', '100']);
    expect(assessment.level).toBe('low');
    expect(warningsOf(assessment)).toEqual([]);
  });

  test('is not new in the files before it', () => {
    const files = { 'migrations/099_use.sql': 'DROP TABLE tags;', 'migrations/100_tags.sql': create };
    expect(assessFiles(files).level).toBe('high');
  });

  test('is new between BEGIN and COMMIT, and not after ROLLBACK', () => {
    expect(assessSql(`BEGIN; ${create} ${everything} COMMIT;`).level).toBe('low');
    expect(assessSql(`BEGIN; ${create} ROLLBACK; DROP TABLE tags;`).level).toBe('high');
    expect(assessSql(`BEGIN; SAVEPOINT a; ${create} ROLLBACK TO a; DROP TABLE tags;`).level).toBe('high');
  });

  test('is not new when the base branch has the migration that creates it', () => {
    const { level } = assessFiles({
      'migrations/098_tags.sql': { sql: create, file: { onBase: true, change: 'modified' } },
      'migrations/099_drop.sql': 'DROP TABLE tags;',
    });
    expect(level).toBe('high');
  });

  test('is another one than its namesake in another schema', () => {
    expect(assessSql(`CREATE TABLE import.tags (id bigint); DROP TABLE tags;`).level).toBe('high');
    expect(assessSql(`CREATE TABLE public.tags (id bigint); DROP TABLE tags;`).level).toBe('low');
  });

  test('is found on the search path, and nowhere else', () => {
    const there = `SET search_path TO import; ${create}`;
    expect(assessSql(`${there} DROP TABLE import.tags;`).level).toBe('low');
    expect(assessSql(`${there} RESET search_path; DROP TABLE tags;`).level).toBe('high');
    expect(assessSql(`${there} SET search_path = public; DROP TABLE tags;`).level).toBe('high');
    const local = `BEGIN; SET LOCAL search_path TO import; ${create} COMMIT;`;
    expect(assessSql(`${local} DROP TABLE tags;`).level).toBe('high');
    const hidden = `SELECT set_config('search_path', 'import', false); ${create}
      SELECT set_config('search_path', 'public', false);`;
    expect(assessSql(`${hidden} DROP TABLE tags;`).level).toBe('high');
  });

  test('with IF NOT EXISTS may be there already: adding to it blocks nobody, taking away counts', () => {
    const maybe = 'CREATE TABLE IF NOT EXISTS users (id bigint);';
    expect(warningsOf(assessSql(`${maybe} CREATE INDEX users_id ON users (id);`))).toEqual([]);
    for (const deed of [
      'DROP TABLE users;',
      'ALTER TABLE users DROP COLUMN email;',
      'TRUNCATE users;',
      'DELETE FROM users;',
      'UPDATE users SET email = NULL;',
      'ALTER TABLE users ALTER COLUMN id TYPE integer;',
    ])
      expect([deed, assessSql(maybe + deed).level]).toEqual([deed, 'high']);
  });
});

describe('a temporary table', () => {
  const create = 'CREATE TEMPORARY TABLE numbers (n integer);';

  test('is dropped without harm', () => {
    expect(assessSql(`${create} DROP TABLE numbers;`)).toMatchObject({ level: 'low', findings: [] });
  });

  test('hides the table of the same name only as long as it is there', () => {
    expect(assessSql(`${create} DROP TABLE numbers; DROP TABLE numbers;`).level).toBe('high');
    expect(assessSql(`${create} DROP TABLE public.numbers;`).level).toBe('high');
    const files = { 'migrations/099_a.sql': create, 'migrations/100_b.sql': 'DROP TABLE numbers;' };
    expect(assessFiles(files).level).toBe('high');
  });
});

describe('a rollback', () => {
  const rollback = { direction: 'rollback' } as const;

  test('is never part of the risk', () => {
    const assessment = assessFiles({
      'migrations/099_tags.sql': 'CREATE TABLE tags (id bigint PRIMARY KEY);',
      'migrations/099_rollback.sql': { sql: 'DROP TABLE tags; DROP TABLE users; oops', file: rollback },
    });
    expect(assessment).toMatchObject({ level: 'low', findings: [] });
  });

  test('makes nothing new, and serves in the place of nothing', () => {
    const assessment = assessFiles({
      'migrations/099_rollback.sql': { sql: 'CREATE TABLE users (id bigint);', file: rollback },
      'migrations/100_drop.sql': 'DROP TABLE users;',
    });
    expect(assessment.level).toBe('high');
    const indexes = assessFiles({
      'migrations/099_drop.sql': 'DROP INDEX users_email_idx;',
      'migrations/099_rollback.sql': {
        sql: 'CREATE INDEX users_email_idx ON users (email);',
        file: rollback,
      },
    });
    expect(indexes.level).toBe('high');
  });

  test('that the base branch already has must not change either', () => {
    const file = { ...rollback, onBase: true, change: 'modified' } as const;
    expect(rulesOf(assessFiles({ 'migrations/098_rollback.sql': { sql: BREAKING, file } }))).toEqual([
      'change-to-applied-migration',
    ]);
  });
});

describe('a migration that the base branch already has', () => {
  const applied = { onBase: true, change: 'modified' } as const;

  test('must not change: the error names the file to create instead', () => {
    const { findings } = assessFiles({
      'backend/migrations/099_booking_tags.sql': { sql: 'SELECT 1;', file: applied },
    });
    expect(findings).toMatchObject([
      { severity: 'error', message: expect.stringContaining('`099A_fix_booking_tags.sql`') },
    ]);
  });

  test('must not be removed: no operation is left, but the error is', () => {
    const file = { onBase: true, change: 'removed', content: { kind: 'absent' } } as const;
    const { level, findings, migrations } = assessFiles({ 'migrations/098_tags.sql': { sql: '', file } });
    expect(level).toBe('low');
    expect(migrations[0]?.operations).toEqual([]);
    expect(findings).toMatchObject([{ rule: 'change-to-applied-migration', severity: 'error' }]);
  });

  test('must not be moved away under another name', () => {
    const file = { onBase: true, change: 'renamed', previousPath: 'migrations/098_tags.sql' } as const;
    const { findings } = assessFiles({ 'archive/098_tags.sql': { sql: 'SELECT 1;', file } });
    expect(findings[0]?.message).toContain('`migrations/098_tags.sql`');
  });
});

describe('the policy', () => {
  test('gives what a rule finds a level, higher or lower than it has by itself', () => {
    const sql = 'ALTER TABLE bookings ADD COLUMN code text NOT NULL;';
    const ruled = (level: 'low' | 'medium') => ({
      ...policy,
      operations: { 'add-column': 'high' as const },
      rules: { 'add-not-null-column-without-default': { level } },
    });
    expect(assessSql(sql).level).toBe('high');
    expect(assessSql(sql, ruled('medium')).level).toBe('medium');
    expect(assessSql('ALTER TABLE bookings ADD COLUMN code text;', ruled('low')).level).toBe('high');
  });

  test('counts kinds of operations to a category', () => {
    const under = { ...policy, categories: { destructive: ['drop-index'] } };
    expect(assessSql('DROP INDEX by_day;').categories).not.toContain('destructive');
    expect(assessSql('DROP INDEX by_day;', under).categories).toContain('destructive');
  });

  test('overrides the level of a kind of operation', () => {
    const strict = { ...policy, operations: { 'create-index': 'medium' } } as const;
    const { migrations } = assessSql('CREATE INDEX CONCURRENTLY i ON bookings (status);', strict);
    expect(migrations[0]).toMatchObject({ level: 'medium', operations: [{ level: 'medium' }] });
  });

  test('overrides the severity and the level of a rule', () => {
    const rules = { 'create-index-not-concurrently': { severity: 'error', level: 'high' } } as const;
    const assessment = assessSql('CREATE INDEX i ON bookings (status);', { ...policy, rules });
    expect(assessment.level).toBe('high');
    expect(warningsOf(assessment)).toMatchObject([{ severity: 'error', level: 'high' }]);
  });

  test('switches a rule off, and leaves the operation its level', () => {
    const rules = { 'drop-column': { severity: 'off' } } as const;
    const assessment = assessSql(BREAKING, { ...policy, rules });
    expect(assessment.level).toBe('high');
    expect(warningsOf(assessment)).toEqual([]);
  });
});

describe('the assessment', () => {
  test('has the highest level of its migrations, and each its own', () => {
    const { level, migrations } = assessFiles({
      'migrations/099_tags.sql': 'CREATE TABLE tags (id bigint);',
      'migrations/100_name.sql': 'ALTER TABLE users RENAME COLUMN mail TO email;',
      'migrations/101_drop.sql': BREAKING,
    });
    expect(level).toBe('high');
    expect(migrations.map((migration) => migration.level)).toEqual(['low', 'medium', 'high']);
  });

  test('has its findings in the order of path and line', () => {
    const assessment = assessFiles({
      'b/100_two.sql': BREAKING,
      'a/101_one.sql': `SELECT 1;\nDROP TABLE x;\n${BREAKING.replace('status', 'note')}`,
    });
    expect(warningsOf(assessment).map(({ location }) => [location.path, location.span?.from.line])).toEqual([
      ['a/101_one.sql', 2],
      ['a/101_one.sql', 3],
      ['b/100_two.sql', 1],
    ]);
  });

  test('names the categories of harm', () => {
    expect(assessSql(BREAKING).categories).toEqual(['destructive', 'incompatible']);
  });

  test('of nothing is low', () => {
    expect(assessFiles({})).toEqual({ level: 'low', categories: [], migrations: [], findings: [] });
  });
});
