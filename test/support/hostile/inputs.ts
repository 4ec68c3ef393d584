import { type HostileInput, many, python, returning, sql } from './fill.ts';

/** What nobody would write, and anybody could send. */
export const HOSTILE_INPUTS: readonly HostileInput[] = [
  sql('tables', (i) => `CREATE TABLE t${i} (id bigint PRIMARY KEY, a text);`),
  sql(
    'tables that point to each other',
    (i) => `CREATE TABLE t${i} (id int PRIMARY KEY, p int REFERENCES t${i - 1});`,
  ),
  sql('tables that point to one', (i) => `CREATE TABLE t${i} (id int PRIMARY KEY, p int REFERENCES hub);`),
  sql('one table of many columns', (i) => `c${i} text NOT NULL DEFAULT 'x',`, {
    head: 'CREATE TABLE wide (',
    tail: 'id int);',
  }),
  sql('columns added to one table', (i) => `ALTER TABLE old ADD COLUMN c${i} int NOT NULL;`),
  sql('columns added in one statement', (i) => `ADD COLUMN c${i} int NOT NULL,`, {
    head: 'ALTER TABLE old',
    tail: 'ADD COLUMN last int;',
  }),
  sql('columns dropped from one table', (i) => `ALTER TABLE old DROP COLUMN c${i};`),
  sql('columns dropped with CASCADE', (i) => `ALTER TABLE old DROP COLUMN c${i} CASCADE;`),
  sql(
    'columns dropped, and others filled',
    (i) => `ALTER TABLE old DROP COLUMN c${i}; UPDATE t${i} SET d = 1;`,
  ),
  sql('policies of one new table', (i) => `CREATE POLICY p${i} ON n USING (a = ${i});`, {
    head: 'CREATE TABLE n (a int);',
  }),
  sql('as many partitions as are followed, and columns', (i) => `ALTER TABLE log ADD COLUMN c${i} int;`, {
    head: `CREATE TABLE log (id int) PARTITION BY RANGE (id); ${Array.from({ length: 25 }, (_, i) => `CREATE TABLE p${i} PARTITION OF log FOR VALUES FROM (${i}) TO (${i + 1});`).join(' ')}`,
  }),
  sql(
    'as many partitions, and a column that comes and goes',
    () => 'ALTER TABLE log ADD c int; ALTER TABLE log DROP c;',
    {
      head: `CREATE TABLE log (id int) PARTITION BY RANGE (id); ${Array.from({ length: 25 }, (_, i) => `CREATE TABLE p${i} PARTITION OF log FOR VALUES FROM (${i}) TO (${i + 1});`).join(' ')}`,
    },
  ),
  sql('columns made NOT NULL', (i) => `ALTER TABLE old ALTER c${i} SET NOT NULL;`),
  sql('columns of another type', (i) => `ALTER TABLE old ALTER c${i} TYPE bigint USING c${i}::bigint;`),
  sql('columns renamed', (i) => `ALTER TABLE old RENAME c${i} TO d${i};`),
  sql('indexes of one table', (i) => `CREATE INDEX i${i} ON old (c${i});`),
  sql('indexes of many tables', (i) => `CREATE INDEX i${i} ON t${i} (a);`),
  sql('indexes made and dropped', (i) => `CREATE INDEX i${i} ON old (a); DROP INDEX i${i - 1};`),
  sql(
    'indexes and columns that go',
    (i) => `CREATE INDEX i${i} ON old (c${i}); ALTER TABLE old DROP c${i - 1};`,
  ),
  sql(
    'indexes with renames of their table',
    (i) => `CREATE INDEX i${i} ON t${i} (a); ALTER TABLE t${i} RENAME TO t${i + 1};`,
  ),
  sql('checks of one table', (i) => `ALTER TABLE old ADD CONSTRAINT k${i} CHECK (a > ${i});`),
  sql(
    'checks that are not valid, and validated',
    (i) =>
      `ALTER TABLE old ADD CONSTRAINT k${i} CHECK (c${i} IS NOT NULL) NOT VALID; ALTER TABLE old VALIDATE CONSTRAINT k${i}; ALTER TABLE old ALTER c${i} SET NOT NULL;`,
  ),
  sql('foreign keys of one table', (i) => `ALTER TABLE old ADD FOREIGN KEY (c${i}) REFERENCES t${i};`),
  sql('unnamed checks of one column', () => 'ALTER TABLE old ADD CHECK (a > 1);'),
  sql('constraints dropped', (i) => `ALTER TABLE old DROP CONSTRAINT k${i};`),
  sql(
    'partitions of one table',
    (i) => `CREATE TABLE p${i} PARTITION OF log FOR VALUES FROM (${i}) TO (${i + 1});`,
    {
      head: 'CREATE TABLE log (id int, a text) PARTITION BY RANGE (id);',
    },
  ),
  sql(
    'partitions, each followed by a column',
    (i) =>
      `CREATE TABLE p${i} PARTITION OF log FOR VALUES FROM (${i}) TO (${i + 1}); ALTER TABLE log ADD c${i} int;`,
    {
      head: 'CREATE TABLE log (id int) PARTITION BY RANGE (id);',
    },
  ),
  sql(
    'partitions of partitions',
    (i) =>
      `CREATE TABLE p${i} PARTITION OF p${i - 1} FOR VALUES FROM (1) TO (2) PARTITION BY RANGE (id); ALTER TABLE p0 ADD c${i} int;`,
    {
      head: 'CREATE TABLE p0 (id int) PARTITION BY RANGE (id);',
    },
  ),
  sql(
    'partitions of a wide table',
    (i) => `CREATE TABLE p${i} PARTITION OF log FOR VALUES FROM (${i}) TO (${i + 1});`,
    {
      head: `CREATE TABLE log (id int${Array.from({ length: 1500 }, (_, i) => `, c${i} int`).join('')}) PARTITION BY RANGE (id);`,
    },
  ),
  sql(
    'partitions attached and detached',
    (i) =>
      `ALTER TABLE log ATTACH PARTITION p${i} FOR VALUES FROM (${i}) TO (${i + 1}); ALTER TABLE log DETACH PARTITION p${i - 1};`,
  ),
  sql('tables like another', (i) => `CREATE TABLE t${i} (LIKE t${i - 1} INCLUDING ALL, c${i} int);`),
  sql('one table renamed again and again', (i) => `ALTER TABLE t${i} RENAME TO t${i + 1};`),
  sql('tables made and renamed', (i) => `CREATE TABLE t${i} (id int); ALTER TABLE t${i} RENAME TO u${i};`),
  sql('one column renamed again and again', (i) => `ALTER TABLE old RENAME c${i} TO c${i + 1};`),
  sql('views on views', (i) => `CREATE VIEW v${i} AS SELECT * FROM v${i - 1};`),
  sql('views on one table', (i) => `CREATE VIEW v${i} AS SELECT a FROM old;`),
  sql(
    'views on views, and drops of tables',
    (i) => `CREATE VIEW v${i} AS SELECT * FROM v${i - 1}; DROP TABLE t${i} CASCADE;`,
  ),
  sql(
    'views dropped with CASCADE',
    (i) => `CREATE VIEW v${i} AS SELECT * FROM v${i - 1}; DROP VIEW v${Math.floor(i / 2)} CASCADE;`,
  ),
  sql('tables dropped', (i) => `DROP TABLE t${i};`),
  sql(
    'tables made and dropped with CASCADE',
    (i) =>
      `CREATE TABLE t${i} (id int PRIMARY KEY, p int REFERENCES t${i - 1}); DROP TABLE t${i - 1} CASCADE;`,
  ),
  sql(
    'tables made, others dropped with CASCADE',
    (i) => `CREATE TABLE t${i} (id int, CHECK (t${i + 1} > 0)); DROP TABLE x${i} CASCADE;`,
  ),
  sql('schemas made and dropped', (i) => `CREATE TABLE s${i}.t (id int); DROP SCHEMA s${i - 1} CASCADE;`),
  sql(
    'types with tables that use them',
    (i) =>
      `CREATE TYPE e${i} AS ENUM ('a'); CREATE TABLE t${i} (id int, e e${i}); DROP TYPE e${i - 1} CASCADE;`,
  ),
  sql(
    'functions with triggers that call them',
    (i) =>
      `CREATE TRIGGER g${i} BEFORE INSERT ON t${i} FOR EACH ROW EXECUTE FUNCTION f${i}(); DROP FUNCTION f${i - 1} CASCADE;`,
  ),
  sql(
    'triggers of one table',
    (i) => `CREATE TRIGGER g${i} BEFORE INSERT ON old FOR EACH ROW EXECUTE FUNCTION f();`,
  ),
  sql('policies of one table', (i) => `CREATE POLICY p${i} ON old USING (a = ${i});`),
  sql(
    'policies made and tables dropped',
    (i) => `CREATE POLICY p${i} ON old USING (a = ${i}); DROP TABLE x${i} CASCADE;`,
  ),
  sql('values of one enum', (i) => `ALTER TYPE mood ADD VALUE 'v${i}';`, {
    head: "CREATE TYPE mood AS ENUM ('a');",
  }),
  sql('an enum of many values', (i) => `'v${i}',`, { head: 'CREATE TYPE mood AS ENUM (', tail: "'last');" }),
  sql(
    'enums swapped',
    (i) =>
      `ALTER TYPE e${i} RENAME TO old_e${i}; CREATE TYPE e${i} AS ENUM ('a'); ALTER TABLE t ALTER c${i} TYPE e${i} USING c${i}::text::e${i}; DROP TYPE old_e${i};`,
  ),
  sql('blocks that cannot be read', (i) => `DO $$ BEGIN EXECUTE 'DROP TABLE t' || ${i} || x; END $$;`),
  sql(
    'tables and blocks that cannot be read',
    (i) => `CREATE TABLE t${i} (id int); DO $$ BEGIN EXECUTE x || ${i}; END $$;`,
  ),
  sql('blocks that can be read', (i) => `DO $$ BEGIN ALTER TABLE t${i} ADD c int; END $$;`),
  sql('one block of many statements', (i) => `ALTER TABLE t${i} ADD c${i} int;`, {
    head: 'DO $$ BEGIN',
    tail: 'END $$;',
  }),
  sql(
    'functions that call each other',
    (i) =>
      `CREATE FUNCTION f${i}() RETURNS void LANGUAGE sql AS $$ SELECT f${i - 1}(); SELECT f${i - 1}(); $$;`,
  ),
  sql('functions that are called', (i) => `SELECT f();${' '.repeat(i % 3)}`, {
    head: `CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ ${Array.from({ length: 100 }, (_, i) => `DROP TABLE t${i};`).join(' ')} $$;`,
  }),
  sql(
    'comments that allow',
    (i) => `-- migration-gate: allow drop-table because ${i} is not used\nDROP TABLE t${i};`,
  ),
  sql('comments that allow nothing', (i) => `-- migration-gate: allow no-such-rule because ${i}\nSELECT 1;`),
  sql('small statements', () => 'SELECT 1;'),
  sql('empty statements', () => ';'),
  sql('updates', (i) => `UPDATE t SET a = ${i};`),
  sql('deletes and truncates', (i) => `DELETE FROM t${i}; TRUNCATE t${i};`),
  sql('updates of many columns', (i) => `c${i} = ${i},`, { head: 'UPDATE wide SET', tail: 'last = 1;' }),
  sql('an insert of many rows', (i) => `(${i}, 'x'),`, {
    head: 'INSERT INTO t VALUES',
    tail: "(0, 'last');",
  }),
  sql('a deep condition', () => '(a = 1 OR ', { head: 'DELETE FROM t WHERE', tail: 'true', closing: ')' }),
  sql('a long condition', (i) => `a = ${i} OR`, {
    head: 'ALTER TABLE old ADD CONSTRAINT k CHECK (',
    tail: 'true);',
  }),
  sql('a long word', () => 'abcdefghij', { head: 'SELECT ', separator: '' }),
  sql('privileges of many roles', (i) => `r${i},`, { head: 'GRANT SELECT, INSERT ON t TO', tail: 'last;' }),
  sql('privileges on many tables to many roles', (i) => `r${i},`, {
    head: `GRANT SELECT ON ${Array.from({ length: 5000 }, (_, i) => `t${i}`).join(', ')} TO`,
    tail: 'last;',
  }),
  sql('privileges, one after the other', (i) => `GRANT SELECT ON t${i} TO r; REVOKE ALL ON t${i} FROM r;`),
  sql('many tables dropped at once', (i) => `t${i},`, { head: 'DROP TABLE', tail: 'last CASCADE;' }),
  sql('many tables emptied at once', (i) => `t${i},`, { head: 'TRUNCATE', tail: 'last;' }),
  sql('transactions', (i) => `BEGIN; ALTER TABLE t${i} ADD c int; COMMIT;`),
  sql('savepoints', (i) => `SAVEPOINT s${i}; ALTER TABLE t${i} ADD c int; ROLLBACK TO s${i};`, {
    head: 'BEGIN;',
  }),
  sql('search paths', (i) => `SET search_path = s${i}; CREATE TABLE t (id int);`),
  sql('one long search path', (i) => `SELECT 1; CREATE TABLE t${i} (id int); DROP TABLE u${i};`, {
    head: `SET search_path = ${Array.from({ length: 2000 }, (_, i) => `s${i}`).join(', ')};`,
  }),
  sql('limits of time', (i) => `SET lock_timeout = '${i}ms'; ALTER TABLE t${i} ADD c int;`),
  sql('locks of one transaction', (i) => `LOCK TABLE t${i};`, { head: 'BEGIN;' }),
  sql('comments on columns', (i) => `COMMENT ON COLUMN t.c${i} IS 'deprecated since 2026-01-01';`),
  sql('sequences', (i) => `CREATE SEQUENCE q${i}; ALTER SEQUENCE q${i - 1} OWNED BY t.c${i};`),
  sql(
    'backups of tables',
    (i) => `CREATE TABLE t${i}_backup_20260101 AS SELECT * FROM t${i}; DROP TABLE t${i};`,
  ),
  sql('temporary tables', (i) => `CREATE TEMP TABLE t${i} (id int); SELECT * FROM t${i};`),
  sql('moves between schemas', (i) => `ALTER TABLE s${i}.t SET SCHEMA s${i + 1};`),
  sql('syntax errors', (i) => `CREATE TABEL t${i} (id int);`),
  sql('templates', (i) => `CREATE TABLE {{ t${i} }} (id int);`),
  sql('quoted lines', (i) => `-- ROLLBACK: DROP TABLE t${i};`),
  sql('a header of many lines', (i) => `-- Risk: LOW ${i}`),
  returning(
    'tables, and their way back',
    (i) => `CREATE TABLE t${i} (id int, a text);`,
    (i) => `DROP TABLE t${i};`,
  ),
  returning(
    'columns of one table, and their way back',
    (i) => `ALTER TABLE old ADD COLUMN c${i} int;`,
    (i) => `ALTER TABLE old DROP COLUMN c${i};`,
  ),
  returning(
    'updates, and their way back',
    (i) => `UPDATE t SET a${i} = 1;`,
    (i) => `UPDATE t SET a${i} = 0;`,
  ),
  returning(
    'privileges, and their way back',
    (i) => `GRANT SELECT ON t${i} TO r;`,
    (i) => `REVOKE SELECT ON t${i} FROM r;`,
  ),
  returning(
    'tables under other names, and their way back',
    (i) => `ALTER TABLE t${i} RENAME TO t${i + 1};`,
    (i) => `ALTER TABLE t${i + 1} RENAME TO t${i};`,
  ),
  python(
    'directives of Alembic',
    (i) => `op.add_column("t", sa.Column("c${i}", sa.Integer(), nullable=False))`,
  ),
  python('tables of Alembic', (i) => `op.create_table("t${i}", sa.Column("id", sa.Integer()))`),
  python('texts of Alembic', (i) => `op.execute("DROP TABLE t${i}")`),
  python('names of Alembic', (i) => `x${i} = f"{x${i - 1}}{x${i - 1}}"`),
  python('concatenation in Alembic', () => `"a" +`, { head: 'op.execute(', tail: '"")' }),
  many(
    'files of a pull request',
    300,
    (i) => `CREATE TABLE t${i} (id int PRIMARY KEY); ALTER TABLE t${i - 1} ADD c${i} int;`,
  ),
  many('many files of one statement', 3000, (i) => `ALTER TABLE old ADD COLUMN c${i} int;`),
];
