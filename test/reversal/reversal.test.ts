import { describe, expect, test } from 'vitest';
import { reversalOf } from '../../src/reversal/reversal.ts';
import { hold, operationsOf, schemaOf, undoingOf } from './pull-request.ts';

const SCHEMA = `
  CREATE TABLE rooms (id int PRIMARY KEY, code varchar(20), floor int, note text);
  CREATE INDEX rooms_code ON rooms (code);`;

describe('an operation is reversed by its inverse', () => {
  test.each([
    ['CREATE TABLE tags (id int)', 'DROP TABLE tags'],
    ['CREATE TABLE tags (id int)', 'DROP TABLE IF EXISTS public.tags CASCADE'],
    ['ALTER TABLE rooms ADD COLUMN wide int', 'ALTER TABLE rooms DROP COLUMN IF EXISTS wide'],
    ['ALTER TABLE rooms RENAME COLUMN code TO label', 'ALTER TABLE rooms RENAME COLUMN label TO code'],
    ['ALTER TABLE rooms RENAME TO chambers', 'ALTER TABLE chambers RENAME TO rooms'],
    ['ALTER TABLE rooms SET SCHEMA old', 'ALTER TABLE old.rooms SET SCHEMA public'],
    ['ALTER TABLE rooms ALTER code TYPE varchar(40)', 'ALTER TABLE rooms ALTER code TYPE varchar(20)'],
    ['ALTER TABLE rooms ALTER code SET NOT NULL', 'ALTER TABLE rooms ALTER code DROP NOT NULL'],
    ['ALTER TABLE rooms ALTER code DROP NOT NULL', 'ALTER TABLE rooms ALTER code SET NOT NULL'],
    ["ALTER TABLE rooms ALTER code SET DEFAULT 'x'", 'ALTER TABLE rooms ALTER code DROP DEFAULT'],
    ['ALTER TABLE rooms ALTER code DROP DEFAULT', "ALTER TABLE rooms ALTER code SET DEFAULT 'x'"],
    ['ALTER TABLE rooms ADD CONSTRAINT high CHECK (floor > 0)', 'ALTER TABLE rooms DROP CONSTRAINT high'],
    ['ALTER TABLE rooms ADD UNIQUE (code)', 'ALTER TABLE rooms DROP CONSTRAINT rooms_code_key'],
    ['ALTER TABLE rooms ADD CHECK (floor > 0)', 'ALTER TABLE rooms DROP CONSTRAINT rooms_floor_check'],
    ['DROP INDEX rooms_code', 'CREATE INDEX CONCURRENTLY rooms_code ON rooms (code)'],
    ['CREATE INDEX ON rooms (floor)', 'DROP INDEX rooms_floor_idx'],
    ['CREATE UNIQUE INDEX one ON rooms (floor)', 'DROP INDEX one'],
    ['CREATE POLICY p ON rooms USING (true)', 'DROP POLICY p ON rooms'],
    ['ALTER TABLE rooms ENABLE ROW LEVEL SECURITY', 'ALTER TABLE rooms DISABLE ROW LEVEL SECURITY'],
    ['CREATE TRIGGER t BEFORE UPDATE ON rooms FOR EACH ROW EXECUTE FUNCTION f()', 'DROP TRIGGER t ON rooms'],
    ['CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$', 'DROP FUNCTION f()'],
    [
      'CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$',
      'CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    ],
    ['CREATE VIEW v AS SELECT 1 AS one', 'DROP VIEW v'],
    ["CREATE TYPE mood AS ENUM ('ok')", 'DROP TYPE mood'],
    ['CREATE EXTENSION citext', 'DROP EXTENSION citext'],
    ['CREATE SEQUENCE s', 'DROP SEQUENCE s'],
    ['GRANT SELECT ON rooms TO joe', 'REVOKE ALL ON rooms FROM joe'],
    ['INSERT INTO rooms (id) VALUES (1)', 'DELETE FROM rooms WHERE id = 1'],
    ["UPDATE rooms SET code = 'a' WHERE floor = 1", "UPDATE rooms SET code = 'b' WHERE floor = 1"],
    ['DELETE FROM rooms WHERE id = 1', 'INSERT INTO rooms SELECT * FROM rooms_backup'],
    ["ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'", "ALTER TYPE mood RENAME VALUE 'fine' TO 'ok'"],
  ])('%s ← %s', (forward, back) => {
    const { operations, losses, stumbles } = hold(forward, back, SCHEMA);
    expect(operations.map(({ undoing }) => undoing.kind)).toEqual(['reversed']);
    expect([...losses, ...stumbles]).toEqual([]);
  });

  test.each([
    ['ALTER TABLE rooms ALTER code TYPE text', 'ALTER TABLE rooms ALTER code TYPE varchar(10)'],
    ['ALTER TABLE rooms RENAME TO chambers', 'ALTER TABLE chambers RENAME TO cells'],
    ['ALTER TABLE rooms ADD COLUMN wide int', 'ALTER TABLE tags DROP COLUMN wide'],
    ['CREATE TABLE tags (id int)', 'DROP TABLE old.tags'],
    ['ALTER TABLE rooms ALTER code SET NOT NULL', 'ALTER TABLE rooms ALTER code SET NOT NULL'],
    ["UPDATE rooms SET code = 'a'", 'UPDATE rooms SET floor = 1'],
    ['INSERT INTO rooms (id) VALUES (1)', 'SELECT 1'],
    ['GRANT SELECT ON rooms TO joe', 'REVOKE SELECT ON rooms FROM ann'],
    ['DROP TABLE rooms', ''],
  ])('but %s is not by %s', (forward, back) => {
    expect(undoingOf(forward, back, SCHEMA)).toEqual(['not-reversed']);
  });
});

describe('a thing is known under whatever name it has', () => {
  test('a column that was added before its table was renamed', () => {
    const forward = 'ALTER TABLE rooms ADD COLUMN wide int; ALTER TABLE rooms RENAME TO chambers;';
    const back = 'ALTER TABLE chambers DROP COLUMN wide; ALTER TABLE chambers RENAME TO rooms;';
    expect(undoingOf(forward, back)).toEqual(['reversed', 'reversed']);
    const swapped = 'ALTER TABLE chambers RENAME TO rooms; ALTER TABLE rooms DROP COLUMN wide;';
    expect(undoingOf(forward, swapped)).toEqual(['reversed', 'reversed']);
  });

  test('a table that takes the place of another one', () => {
    const forward = `ALTER TABLE rooms RENAME TO rooms_old; CREATE TABLE rooms (id bigint);
      INSERT INTO rooms SELECT id FROM rooms_old;`;
    const back = 'DROP TABLE rooms; ALTER TABLE rooms_old RENAME TO rooms;';
    expect(undoingOf(forward, back)).toEqual(['reversed', 'reversed', 'needless']);
  });

  test('names in a schema of the search path', () => {
    const forward = 'SET search_path = crm; CREATE TABLE tags (id int);';
    expect(undoingOf(forward, 'DROP TABLE crm.tags').at(-1)).toBe('reversed');
    expect(undoingOf(forward, 'DROP TABLE tags').at(-1)).toBe('not-reversed');
  });
});

describe('what hangs on something goes with it', () => {
  test('a table takes its columns, indexes, constraints, policies, triggers and rows along', () => {
    const forward = `CREATE TABLE tags (id int, name text);
      CREATE INDEX tags_name ON tags (name);
      ALTER TABLE tags ADD CONSTRAINT short CHECK (length(name) < 9);
      ALTER TABLE tags ENABLE ROW LEVEL SECURITY;
      CREATE POLICY p ON tags USING (true);
      GRANT SELECT ON tags TO joe;
      INSERT INTO tags VALUES (1, 'a');`;
    const [table, ...rest] = undoingOf(forward, 'DROP TABLE tags CASCADE;');
    expect(table).toBe('reversed');
    expect(new Set(rest)).toEqual(new Set(['needless']));
  });

  test('a column takes its index and its backfill along', () => {
    const forward = `ALTER TABLE rooms ADD COLUMN wide int; UPDATE rooms SET wide = 1;
      CREATE INDEX rooms_wide ON rooms (wide); ALTER TABLE rooms ALTER wide SET NOT NULL;`;
    expect(undoingOf(forward, 'ALTER TABLE rooms DROP COLUMN wide')).not.toContain('not-reversed');
  });

  test('a schema takes its tables along', () => {
    const forward = 'CREATE SCHEMA crm; CREATE TABLE crm.people (id int);';
    expect(undoingOf(forward, 'DROP SCHEMA crm CASCADE')).toEqual(['reversed', 'needless']);
  });

  test('a sequence goes with the column that owns it', () => {
    const forward = 'CREATE TABLE tags (n int); CREATE SEQUENCE s OWNED BY tags.n;';
    expect(undoingOf(forward, 'DROP TABLE tags')).toEqual(['reversed', 'needless']);
  });

  test('what the migration drops again itself needs no rollback', () => {
    expect(undoingOf('CREATE TABLE t (a int); INSERT INTO t VALUES (1); DROP TABLE t;', '')).toEqual([
      'needless',
      'needless',
      'needless',
    ]);
  });
});

describe('data that SQL does not bring back is named', () => {
  const lost = (forward: string, back: string) =>
    hold(forward, back, SCHEMA).operations.flatMap(({ undoing }) =>
      undoing.kind === 'partly' ? [undoing.lost] : [],
    );

  test('a column comes back without its values, unless the rollback writes them', () => {
    const forward = 'ALTER TABLE rooms DROP COLUMN note';
    expect(lost(forward, 'ALTER TABLE rooms ADD COLUMN note text')).toEqual(['without its values']);
    expect(
      lost(forward, 'ALTER TABLE rooms ADD COLUMN note text; UPDATE rooms SET note = b.note FROM b'),
    ).toEqual([]);
  });

  test('a copy that the migration made is named', () => {
    const forward = 'CREATE TABLE kept AS SELECT * FROM rooms; DROP TABLE rooms;';
    const again = 'CREATE TABLE rooms (id int, code varchar(20), floor int, note text);';
    expect(lost(forward, `${again} DROP TABLE kept;`)).toEqual(['without its rows, which `kept` keeps']);
    expect(lost(forward, `${again} INSERT INTO rooms SELECT * FROM kept; DROP TABLE kept;`)).toEqual([]);
  });

  test('a table that comes back with fewer columns, a column of another type, an index over others', () => {
    expect(lost('DROP TABLE rooms', 'CREATE TABLE rooms (id int, code text)')).toEqual([
      'without `floor`, `note`; without its rows',
    ]);
    expect(lost('ALTER TABLE rooms DROP COLUMN floor', 'ALTER TABLE rooms ADD floor text')).toEqual([
      'as text where it was integer; without its values',
    ]);
    expect(lost('DROP INDEX rooms_code', 'CREATE INDEX rooms_code ON rooms (floor)')).toEqual([
      'over floor where it was over code',
    ]);
  });
});

describe('what has no inverse, or none that is known', () => {
  test('a value of an enum stays, unless another type takes its place', () => {
    const forward = "ALTER TYPE mood ADD VALUE 'great'";
    expect(undoingOf(forward, "DELETE FROM people WHERE mood = 'great'")).toEqual(['impossible']);
    const anew = `ALTER TYPE mood RENAME TO mood_old; CREATE TYPE mood AS ENUM ('ok');
      ALTER TABLE people ALTER mood TYPE mood USING mood::text::mood; DROP TYPE mood_old;`;
    expect(undoingOf(forward, anew)).toEqual(['reversed']);
  });

  test('a type that is swapped and swapped back is the old one again', () => {
    const swap = (
      values: string,
    ) => `ALTER TYPE mood RENAME TO mood_old; CREATE TYPE mood AS ENUM (${values});
      ALTER TABLE people ALTER mood TYPE mood USING mood::text::mood; DROP TYPE mood_old;`;
    const before = "CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE people (mood mood);";
    const { operations } = hold(swap("'ok', 'great'"), swap("'ok'"), before);
    expect(operations.filter(({ undoing }) => undoing.kind === 'not-reversed')).toEqual([]);
  });

  test('SQL that is made at run time is not said to be reversed', () => {
    const dynamic = "DO $$ BEGIN EXECUTE 'DROP TABLE ' || (SELECT name FROM t); END $$;";
    expect(undoingOf(dynamic, 'SELECT 1')).toContain('not-known');
    expect(undoingOf('CREATE TABLE tags (id int)', dynamic)).toEqual(['not-known']);
  });
});

test.each([
  'ANALYZE rooms',
  "COMMENT ON TABLE rooms IS 'rooms'",
  "SET lock_timeout = '5s'",
  'ALTER TABLE rooms VALIDATE CONSTRAINT c',
  'CREATE TEMP TABLE t (a int)',
  "INSERT INTO schema_migrations VALUES ('099')",
  'CREATE EXTENSION IF NOT EXISTS citext',
  'DROP TABLE IF EXISTS t; CREATE TEMP TABLE t (a int)',
  'ALTER TABLE rooms ALTER floor SET DEFAULT 1; ALTER TABLE rooms ALTER floor DROP DEFAULT',
  'ALTER TABLE rooms DISABLE TRIGGER USER; ALTER TABLE rooms ENABLE TRIGGER USER',
])('%s needs no reversal', (sql) => {
  expect(new Set(undoingOf(sql, '', SCHEMA))).toEqual(new Set(['needless']));
});

test('a script of 10,000 statements is judged in a second or two, however its rollback fails it', () => {
  const many = (statement: (number: number) => string) =>
    operationsOf(Array.from({ length: 10_000 }, (_, number) => statement(number)).join('\n'));
  const inserts = many((number) => `INSERT INTO rooms VALUES (${number});`);
  const drops = many((number) => `DROP TABLE IF EXISTS t${number};`);
  const begun = performance.now();
  reversalOf(inserts, drops, schemaOf(''));
  reversalOf(drops, inserts, schemaOf(''));
  expect(performance.now() - begun).toBeLessThan(4_000);
});
