import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/assessment/assess.ts';
import { catalogueOf } from '../../src/assessment/history.ts';
import { loadParser } from '../../src/sql/parser.ts';
import { readScript } from '../../src/sql/read.ts';
import { migrationOf, policy, rulesOf } from './pull-request.ts';

beforeAll(loadParser);

const step = (sql: string, number: number) => ({
  migration: migrationOf(`migrations/${number}_step.sql`, sql),
  script: readScript(sql),
});

/** The rules that find something in a migration on this history. */
function foundOn(history: readonly string[], sql: string): readonly string[] {
  const base = catalogueOf(history.map((each, index) => step(each, index + 1)));
  return rulesOf(assess([step(sql, 99)], policy, base));
}

const PARTITIONED = `CREATE TABLE p (id int) PARTITION BY RANGE (id);
  CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2); ALTER TABLE p ADD COLUMN more int;`;

const MADE = 'CREATE TABLE orders (id bigint PRIMARY KEY);';

describe('on a history that is whole', () => {
  it('a table that was never made is missing', () => {
    expect(foundOn([MADE], 'ALTER TABLE oders ADD COLUMN note text;')).toContain('table-not-there');
    expect(foundOn([MADE], 'ALTER TABLE orders ADD COLUMN note text;')).not.toContain('table-not-there');
  });

  it('one that was dropped is, and one that took its name again is not', () => {
    expect(foundOn([MADE, 'DROP TABLE orders;'], 'DELETE FROM orders WHERE id = 1;')).toContain(
      'table-not-there',
    );
    expect(foundOn([MADE, 'DROP TABLE orders;', MADE], 'DROP TABLE orders;')).not.toContain(
      'table-not-there',
    );
  });

  it('a view is not missing where a table may be one; nor is another’s schema', () => {
    const history = [MADE, 'CREATE VIEW v AS SELECT id FROM orders;'];
    expect(foundOn(history, 'INSERT INTO v VALUES (1);')).not.toContain('table-not-there');
    expect(foundOn(history, 'INSERT INTO w VALUES (1);')).toContain('table-not-there');
    expect(foundOn(history, 'ALTER TABLE auth.users ADD COLUMN a int;')).not.toContain('table-not-there');
  });

  it('what is there cannot be made again', () => {
    expect(foundOn([MADE], MADE)).toContain('already-there');
    expect(foundOn([MADE], MADE.replace('TABLE', 'TABLE IF NOT EXISTS'))).not.toContain('already-there');
  });
});

const WHOLE = [
  `${MADE} ALTER TABLE orders ADD COLUMN total int CONSTRAINT positive CHECK (total > 0);
   CREATE INDEX orders_total ON orders (total); CREATE TYPE mood AS ENUM ('sad', 'ok');`,
  `CREATE VIEW v AS SELECT id FROM orders; CREATE POLICY own ON orders USING (true);
   CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
   CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();`,
];

describe('on a history that is whole, of what is no table', () => {
  it.each([
    ['column', 'ALTER TABLE orders DROP COLUMN sum;', 'ALTER TABLE orders DROP COLUMN total;'],
    [
      'column of a statement',
      'UPDATE orders SET sum = 1 WHERE id = 1;',
      'UPDATE orders SET total = 1 WHERE id = 1;',
    ],
    ['column of an index', 'CREATE INDEX i ON orders (sum);', 'CREATE INDEX i ON orders (total);'],
    ['column of a key', 'ALTER TABLE orders ADD UNIQUE (sum);', 'ALTER TABLE orders ADD UNIQUE (total);'],
    [
      'constraint',
      'ALTER TABLE orders DROP CONSTRAINT negative;',
      'ALTER TABLE orders DROP CONSTRAINT positive;',
    ],
    [
      'key',
      'ALTER TABLE orders DROP CONSTRAINT orders_key;',
      'ALTER TABLE orders DROP CONSTRAINT orders_pkey;',
    ],
    ['index', 'DROP INDEX orders_sum;', 'DROP INDEX orders_total;'],
    ['type', 'DROP TYPE moods;', 'DROP TYPE mood;'],
    [
      'value',
      "ALTER TYPE mood RENAME VALUE 'bad' TO 'blue';",
      "ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';",
    ],
    [
      'place of a value',
      "ALTER TYPE mood ADD VALUE 'a' AFTER 'b';",
      "ALTER TYPE mood ADD VALUE 'a' AFTER 'ok';",
    ],
    ['view', 'DROP VIEW w;', 'DROP VIEW v;'],
    ['policy', 'DROP POLICY others ON orders;', 'DROP POLICY own ON orders;'],
    ['trigger', 'DROP TRIGGER audits ON orders;', 'DROP TRIGGER audit ON orders;'],
  ])('a %s that was never made is missing, and one that was made is not', (_what, missing, there) => {
    expect(foundOn(WHOLE, missing)).toContain('object-not-there');
    expect(foundOn(WHOLE, there)).not.toContain('object-not-there');
  });

  it.each([
    ['column', 'ALTER TABLE orders ADD COLUMN total int;'],
    ['constraint', 'ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0);'],
    ['index', 'CREATE INDEX orders_total ON orders (id);'],
    ['type', 'CREATE TYPE mood AS ENUM ();'],
    ['value', "ALTER TYPE mood ADD VALUE 'ok';"],
    ['view', 'CREATE VIEW v AS SELECT 1;'],
    ['policy', 'CREATE POLICY own ON orders;'],
    ['trigger', 'CREATE TRIGGER audit AFTER INSERT ON orders EXECUTE FUNCTION f();'],
    ['name for a column', 'ALTER TABLE orders RENAME COLUMN id TO total;'],
    ['name for a value', "ALTER TYPE mood RENAME VALUE 'ok' TO 'sad';"],
  ])('a %s that is there cannot be made again', (_what, sql) => {
    expect(foundOn(WHOLE, sql)).toContain('already-there');
  });

  it.each([
    ['LIKE may bring it', 'CREATE TABLE t (LIKE orders);', 'ALTER TABLE t DROP COLUMN a;'],
    [
      'a parent may have it',
      'CREATE TABLE t (b int) INHERITS (orders);',
      'ALTER TABLE t ALTER a SET NOT NULL;',
    ],
    ['the table it is of has it too', PARTITIONED, 'ALTER TABLE p1 ALTER COLUMN more SET NOT NULL;'],
    [
      'an extension may make it',
      'CREATE EXTENSION postgis;',
      'ALTER TABLE spatial_ref_sys ADD COLUMN a int;',
    ],
    ['another schema has it', 'CREATE TABLE app.t (id int);', 'ALTER TABLE t ADD COLUMN a int;'],
    ['a condition decides', 'DO $$ BEGIN IF x() THEN DROP VIEW v; END IF; END $$;', 'DROP VIEW v;'],
    ['IF EXISTS allows for it', '', 'ALTER INDEX IF EXISTS nothing RENAME TO something;'],
    ['a function nobody knows is called', 'SELECT make_tables();', 'ALTER TABLE made ADD COLUMN a int;'],
    [
      'CASCADE may have taken it',
      'DROP FUNCTION f() CASCADE;',
      'CREATE TRIGGER audit AFTER INSERT ON orders EXECUTE FUNCTION g();',
    ],
    ['its schema went, and came again', 'DROP SCHEMA public CASCADE; CREATE SCHEMA public;', MADE],
  ])('nothing is claimed where %s', (_why, before, sql) => {
    const found = foundOn([...WHOLE, before], sql);
    expect(found).not.toContain('object-not-there');
    expect(found).not.toContain('table-not-there');
    expect(found).not.toContain('already-there');
  });
});

describe('of Alembic', () => {
  const revision = (id: string, after: readonly string[], sql: string) => ({
    migration: { ...migrationOf(`versions/${id}_x.py`, sql), tool: 'alembic' as const },
    script: { ...readScript(sql), revision: { id, after } },
  });
  const tables = [
    revision('a', ['m'], 'ALTER TABLE t RENAME TO u;'),
    revision('z', [], 'CREATE TABLE t (id int);'),
    revision('m', ['x', 'y'], 'SELECT 1;'),
    revision('x', ['z'], 'ALTER TABLE t ADD COLUMN x int;'),
    revision('y', ['z'], 'ALTER TABLE t ADD COLUMN y int;'),
  ];

  it('revisions run in the order that they name, merges after what they join', () => {
    const { whole, tables: made } = catalogueOf(tables);
    expect(whole).toBe(true);
    expect([...(made.get('public.u')?.columns.keys() ?? [])].toSorted()).toEqual(['id', 'x', 'y']);
  });

  it('what uses a thing before it is there is found whatever the files are called', () => {
    const found = assess([revision('b', ['a'], 'DROP TABLE t;')], policy, catalogueOf(tables));
    expect(rulesOf(found)).toContain('table-not-there');
  });

  it.each([
    ['a revision is not here', tables.slice(1).filter(({ script }) => script.revision.id !== 'z')],
    [
      'a circle is named',
      [...tables.filter(({ script }) => script.revision.id !== 'z'), revision('z', ['a'], MADE)],
    ],
    ['one is there twice', [...tables, revision('z', [], MADE)]],
  ])('nothing is known to be missing where %s', (_why, history) => {
    expect(catalogueOf(history).whole).not.toBe(true);
    const found = assess([revision('b', ['a'], 'DROP TABLE t; DROP VIEW v;')], policy, catalogueOf(history));
    expect(rulesOf(found)).not.toContain('table-not-there');
    expect(rulesOf(found)).not.toContain('object-not-there');
  });

  it('the order of a pull request’s own revisions is theirs, too', () => {
    const two = [
      revision('c', ['d'], 'ALTER TABLE made ADD COLUMN a int;'),
      revision('d', ['a'], 'CREATE TABLE made (id int);'),
    ];
    expect(rulesOf(assess(two, policy, catalogueOf(tables)))).not.toContain('table-not-there');
  });
});

describe('on a history that is not', () => {
  it.each([
    ['none is known', []],
    ['it begins in the middle', ['ALTER TABLE elsewhere ADD COLUMN a int;', MADE]],
    ['a part of it cannot be read', [MADE, 'ALTER TABLE x FROBNICATE;']],
  ])('nothing is known to be missing: %s', (_why, history) => {
    expect(foundOn(history, 'ALTER TABLE oders ADD COLUMN note text;')).not.toContain('table-not-there');
  });
});
