import { expect, test } from 'vitest';
import { assess } from '../../src/assessment/assess.ts';
import { readMigration } from '../../src/script/read-migration.ts';
import { assessFiles, assessSql, migrationOf, policy } from '../assessment/pull-request.ts';

/** The SQL that a rule shows for a change to a schema that the base branch has. */
function shownFor(rule: string, sql: string, before = ''): readonly (string | undefined)[] {
  const { findings } = assessFiles({
    'migrations/001_before.sql': { sql: before, file: { onBase: true } },
    'migrations/099_change.sql': sql,
  });
  return findings
    .filter((finding) => finding.rule === rule && finding.location.path.includes('099'))
    .map(({ saferWay }) => saferWay?.sql);
}

test.each([
  ['bigint', 'WHERE room_no >= 1 AND room_no < 10001;'],
  ['text', "WHERE room_no > '' ORDER BY room_no LIMIT 1000));"],
  ['uuid', "WHERE room_no > '00000000-0000-0000-0000-000000000000' ORDER BY room_no LIMIT 1000));"],
])('batches go by the primary key that the table has, here a %s', (type, expected) => {
  const before = `CREATE TABLE rooms (room_no ${type} PRIMARY KEY, price numeric);`;
  const [sql] = shownFor('update-without-where', 'UPDATE rooms SET price = price * 1.1;', before);
  expect(sql).toContain(expected);
});

test('a table whose key cannot be gone by has no batches to copy', () => {
  const before = 'CREATE TABLE rooms (house text, no text, price numeric, PRIMARY KEY (house, no));';
  expect(shownFor('update-without-where', 'UPDATE rooms SET price = 1;', before)).toEqual([undefined]);
});

test('an update that changes nothing of what it looks for is not repeated until it finds no more', () => {
  const again = "UPDATE bookings SET status = 'past' WHERE status = 'open';";
  expect(shownFor('backfill-in-migration', again)[0]).toContain('again and again');
  const forever = "UPDATE bookings SET status = 'past' WHERE ended < now();";
  expect(shownFor('backfill-in-migration', forever)[0]).not.toContain('again and again');
});

test('a batch looks for its rows under the name that its statement gives the table', () => {
  const [sql] = shownFor('backfill-in-migration', 'DELETE FROM bookings AS b WHERE b.status IS NULL;');
  expect(sql).toContain('SELECT ctid FROM bookings AS b WHERE b.status IS NULL');
});

test('only a key of the table itself says that few rows change', () => {
  const before = 'CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint, kind text);';
  const found = (sql: string) => shownFor('backfill-in-migration', sql, before).length > 0;
  expect(found("UPDATE lines SET kind = 'a' WHERE id = 12;")).toBe(false);
  expect(found("UPDATE lines SET kind = 'a' WHERE order_id = 12;")).toBe(true);
  expect(found("UPDATE lines SET order_id = id WHERE kind = 'a';")).toBe(true);
});

test('what is put out of the way has a name that PostgreSQL does not cut off', () => {
  const name = 'a'.repeat(60);
  const [sql = ''] = shownFor('drop-table', `DROP TABLE ${name};`);
  const [, retired = ''] = /RENAME TO (\w+);/.exec(sql) ?? [];
  expect(retired).toHaveLength(63);
  expect(shownFor('rename-table', `ALTER TABLE ${name} RENAME TO ${retired};`)).toEqual([]);
});

test('a function is told from others of its name by its arguments', () => {
  const [first, second] = shownFor(
    'drop-view-function-or-sequence',
    'DROP FUNCTION f(integer), g(numeric(9,2), text);',
  );
  expect(first).toContain('ALTER FUNCTION f(integer) RENAME TO');
  expect(second).toContain('ALTER FUNCTION g(numeric(9,2), text) RENAME TO');
});

test('a column keeps what is said of it besides its type', () => {
  const [sql] = shownFor(
    'timestamp-without-time-zone',
    'ALTER TABLE bookings ADD made timestamp NOT NULL DEFAULT now();',
  );
  expect(sql).toBe('ALTER TABLE bookings ADD COLUMN made timestamptz NOT NULL DEFAULT now();');
});

test('SQL with a name that is only known at run time is not shown', () => {
  const sql = `DO $$ BEGIN EXECUTE format('DROP TABLE %I', current_setting('my.table')); END $$;`;
  expect(shownFor('drop-table', sql)).toEqual([undefined]);
});

test('a column of a view is not renamed by steps that only a table can take', () => {
  expect(shownFor('rename-column', 'ALTER VIEW totals RENAME COLUMN a TO b;')).toEqual([undefined]);
});

test('pausing between batches and setting a sequence are not taken for calls that could do anything', () => {
  expect(assessSql('SELECT pg_sleep(1);').level).toBe('low');
  expect(assessSql("SELECT setval('numbers', (SELECT max(id) FROM bookings));").level).toBe('medium');
  expect(assessSql("SELECT setval('numbers', 1), purge_everything();").level).toBe('high');
});

test('a name that is too long is cut off as PostgreSQL cuts it off', () => {
  const [table, column] = ['t'.repeat(40), 'c'.repeat(30)];
  const [sql] = shownFor('set-not-null', `ALTER TABLE ${table} ALTER COLUMN ${column} SET NOT NULL;`);
  expect(sql).toContain(`ADD CONSTRAINT ${'t'.repeat(27)}_${'c'.repeat(26)}_not_null CHECK`);
});

test('statements that need no transaction are not put into one file, which could be one by itself', () => {
  const [sql = ''] = shownFor(
    'concurrently-if-not-exists',
    'CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON bookings (status);',
  );
  expect(sql.match(/In a migration of its own/g)).toHaveLength(2);
});

test('an index and its table are not two tables that are locked', () => {
  const before =
    'CREATE TABLE bookings (id bigint PRIMARY KEY, status text); CREATE INDEX i ON bookings (status);';
  const found = (sql: string) =>
    shownFor('several-tables-locked', `BEGIN; ${sql} COMMIT;`, before).length > 0;
  expect(found('ALTER TABLE bookings ADD note text; DROP INDEX i;')).toBe(false);
  expect(found('DROP INDEX i; ALTER TABLE bookings ADD note text;')).toBe(false);
  expect(found('DROP INDEX i; ALTER TABLE rooms ADD note text;')).toBe(true);
});

test('a migration that is not SQL is shown the SQL of what it sends', () => {
  const text = `from alembic import op

def upgrade():
    op.create_index("ix_status", "bookings", ["status"])
    op.execute("DELETE FROM bookings WHERE status IS NULL")
`;
  const migration = { ...migrationOf('versions/1_a.py', text), tool: 'alembic' as const };
  const { findings } = assess([{ migration, script: readMigration(text, 'alembic') }], policy);
  const shown = findings.flatMap(({ saferWay }) => saferWay?.sql ?? []).join('\n');
  expect(shown).toContain('CREATE INDEX CONCURRENTLY ix_status ON');
  expect(shown).toContain('WHERE (status IS NULL) AND ctid = ANY');
  expect(shown).not.toContain('op.');
});

test.each([
  ['add-not-null-column-without-default', 'ALTER TABLE events ADD COLUMN status text NOT NULL;'],
  [
    'add-column-that-rewrites-table',
    'ALTER TABLE events ADD COLUMN status uuid NOT NULL DEFAULT gen_random_uuid();',
  ],
])('%s shows each step to a NOT NULL column, the backfill among them', (rule, sql) => {
  const [shown = ''] = shownFor(rule, sql);
  for (const step of ['ADD COLUMN status', 'UPDATE events SET status', 'SET NOT NULL', 'SET DEFAULT'])
    expect(shown.split(step), step).toHaveLength(2);
});

test('a column that becomes NOT NULL gets a default in the end only where it is new', () => {
  const required = 'ALTER TABLE events ALTER COLUMN status SET NOT NULL;';
  expect(shownFor('set-not-null', `ALTER TABLE events ADD COLUMN status text; ${required}`)[0]).toContain(
    '-- 5. Where code may leave it out',
  );
  expect(shownFor('set-not-null', required)[0]).not.toContain('SET DEFAULT');
});
