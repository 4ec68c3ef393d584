import { beforeAll, describe, expect, it } from 'vitest';
import { MOST_OPERATIONS } from '../../src/domain/measure.ts';
import { loadParser } from '../../src/sql/parser.ts';
import { readScript } from '../../src/sql/read.ts';

beforeAll(loadParser);

/** Each operation with its line and column, and the text it stands on. */
function operationsOf(sql: string) {
  return readScript(sql).statements.flatMap(({ operations }) =>
    operations.map(({ kind, span }) => `${span.from.line}:${span.from.column} ${kind}`),
  );
}

const DO = `-- é😀
DO $$
DECLARE
  total int;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN
    CREATE TYPE mood AS ENUM ('ok');
  ELSIF true THEN
    DROP TABLE a;
  END IF;
  SELECT count(*) INTO total FROM b;
  FOR i IN 1..3 LOOP
    UPDATE c SET d = total WHERE e = i;
  END LOOP;
  PERFORM setval('s', 1);
EXCEPTION WHEN others THEN
  ALTER TABLE f DROP COLUMN g; DROP VIEW h;
END $$;
DROP TABLE last;`;

describe('a DO block', () => {
  it('is read: what it does are operations at their own lines', () => {
    expect(operationsOf(DO)).toEqual([
      '2:1 do-block',
      '7:5 create-enum',
      '9:5 drop-table',
      '11:3 select',
      '13:5 update',
      '15:11 select',
      '17:17 drop-column',
      '17:32 drop-view',
      '19:1 drop-table',
    ]);
  });

  it('in another language is known not to have been read', () => {
    const [statement] = readScript('DO LANGUAGE plpython3u $$ plpy.execute("DROP TABLE a") $$').statements;
    expect(statement?.operations).toMatchObject([{ kind: 'do-block', read: false }]);
  });

  it('without a body is known not to have been read', () => {
    const [statement] = readScript('DO LANGUAGE plpgsql').statements;
    expect(statement?.operations).toMatchObject([{ kind: 'do-block', read: false }]);
  });

  it('that PL/pgSQL cannot read is known not to have been read', () => {
    const [statement] = readScript('DO $$ BEGIN DROP TABEL x; END $$').statements;
    expect(statement?.operations).toMatchObject([{ kind: 'do-block', read: false }]);
  });

  it.each([
    ["'DROP TABLE a'", { kind: 'drop-table', table: { name: 'a' } }],
    ["'DROP TABLE ' || 'a' || ';'", { kind: 'drop-table', table: { name: 'a' } }],
    ["format('DROP TABLE %I.%I', 'S', 'a')", { kind: 'drop-table', table: { schema: 'S', name: 'a' } }],
    ["format('DROP TABLE %2$I', 'x', 'b')", { kind: 'drop-table', table: { name: 'b' } }],
    ["format('DROP TABLE %s', 'a')", { kind: 'drop-table', table: { name: 'a' } }],
    ["format('UPDATE a SET b = %L', v)", { kind: 'update', table: { name: 'a' } }],
    ["format('DROP TABLE %I', r.name)", { kind: 'drop-table', table: { name: '…' } }],
    ["'DROP TABLE ' || quote_ident(r.name)", { kind: 'drop-table', table: { name: '…' } }],
    ["'DROP TABLE ' || r.oid::regclass", { kind: 'drop-table', table: { name: '…' } }],
    ["'DROP TABLE ' || r.name", { kind: 'dynamic-sql', expression: "'DROP TABLE ' || r.name" }],
    ["format('DROP TABLE %s', r.name)", { kind: 'dynamic-sql' }],
    ['statement', { kind: 'dynamic-sql', expression: 'statement' }],
    ["'DROP TABEL a'", { kind: 'dynamic-sql' }],
  ])('that executes %s', (expression, operation) => {
    const sql = `DO $$ DECLARE r record; v int; statement text; BEGIN\n  EXECUTE ${expression};\nEND $$`;
    const operations = readScript(sql).statements[0]?.operations ?? [];
    expect(operations[1]).toMatchObject(operation);
    expect(operations[1]?.span.from).toEqual({ line: 2, column: 11 });
  });
});

describe('a function', () => {
  const BODY = `CREATE FUNCTION wipe() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM a;
  EXECUTE 'TRUNCATE b';
END $$;`;

  it('does nothing by being made, but what it does is known', () => {
    const [statement] = readScript(BODY).statements;
    expect(statement?.operations.map(({ kind }) => kind)).toEqual(['create-function']);
    expect(statement?.defines?.map(({ kind, span }) => [kind, span.from.line])).toEqual([
      ['delete', 3],
      ['truncate', 4],
    ]);
  });

  it('in SQL is read too, at its own lines', () => {
    const sql = 'CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$\n  DELETE FROM a;\n  DROP TABLE b;\n$$';
    expect(readScript(sql).statements[0]?.defines).toMatchObject([
      { kind: 'delete', span: { from: { line: 2, column: 3 } } },
      { kind: 'drop-table', span: { from: { line: 3, column: 3 } } },
    ]);
  });

  it.each(['SELECT wipe();', 'SELECT * FROM public.wipe();', 'DO $$ BEGIN PERFORM wipe(); END $$;'])(
    'hides nothing from who calls it: %s',
    (call) => {
      expect(operationsOf(`${BODY}\n${call}`).map((each) => each.split(' ')[1])).toEqual(
        expect.arrayContaining(['delete', 'truncate']),
      );
      expect(operationsOf(`${BODY}\n${call}`).at(-1)).toMatch(/^6:/);
    },
  );

  it('that calls itself is followed to an end', () => {
    const sql = `CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ SELECT f(); DROP TABLE a $$; SELECT f();`;
    expect(operationsOf(sql).filter((each) => each.includes('drop-table')).length).toBeGreaterThan(0);
  });

  it('that is called more often than anybody can follow could do anything', () => {
    const twice = (at: number) =>
      `CREATE FUNCTION f${at}() RETURNS void LANGUAGE sql AS $$ ${`SELECT f${at - 1}(); `.repeat(20)} $$;`;
    const sql = [1, 2, 3, 4, 5].map(twice).join('\n');
    const called = readScript(`${sql}\nSELECT f5();\nSELECT f5();`).statements.slice(-2);
    for (const { operations } of called) expect(operations.at(-1)?.kind).toBe('dynamic-sql');
    expect(called.flatMap(({ operations }) => operations).length).toBeLessThan(MOST_OPERATIONS + 10);
  });

  it('that nobody calls is read where it may change the schema, however that is written', () => {
    const defines = (body: string) =>
      readScript(
        `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ${body} END $$;`,
      ).statements[0]?.defines?.map(({ kind }) => kind);
    expect(defines('EXECUTE format($q$dr%s TABLE %I$q$, $q$op$q$, $q$a$q$);')).toEqual(['drop-table']);
    expect(defines('tRuNcAtE a;')).toEqual(['truncate']);
    expect(defines('DELETE FROM a WHERE created_at < now();')).toBeUndefined();
  });

  it('that only changes rows hides nothing from who calls it by an escaped name', () => {
    const sql = `CREATE FUNCTION wipe() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM a; END $$;
SELECT U&"\\0077ipe"();`;
    expect(operationsOf(sql).at(-1)).toMatch(/delete/);
  });

  it('in another language is not known to do nothing', () => {
    const [statement] = readScript(`CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'lib', 'f'`).statements;
    expect(statement?.defines).toBeUndefined();
  });

  it('with a body in single quotes has its lines', () => {
    const sql = `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS '\nBEGIN\n  UPDATE a SET b = ''x'';\n  DROP TABLE a;\nEND'`;
    expect(readScript(sql).statements[0]?.defines).toMatchObject([
      { kind: 'update', span: { from: { line: 3, column: 3 } } },
      { kind: 'drop-table', span: { from: { line: 4, column: 3 } } },
    ]);
  });
});
