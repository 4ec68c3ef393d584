import { PGlite } from '@electric-sql/pglite';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { dayOf } from '../../src/assessment/day.ts';
import { catalogueOf } from '../../src/assessment/history.ts';
import { OPERATION_KINDS } from '../../src/domain/operation/kinds.ts';
import { loadParser } from '../../src/sql/parser.ts';
import { readScript } from '../../src/sql/read.ts';
import { differences, linesOfCatalogue, linesOfServer } from '../support/catalogue-lines.ts';
import { EVERY_KIND_HISTORY, NOT_IN_THE_HISTORY } from './every-kind.ts';
import { HISTORIES } from './histories.ts';
import { migrationOf } from './pull-request.ts';

beforeAll(loadParser);

function folded(history: readonly string[]) {
  return catalogueOf(
    history.map((sql, index) => ({
      migration: migrationOf(`migrations/${index + 1}_step.sql`, sql),
      script: readScript(sql),
    })),
  );
}

describe('the folded catalogue is PostgreSQL’s own, for', () => {
  it.each(Object.entries({ ...HISTORIES, 'every kind of operation': EVERY_KIND_HISTORY }))(
    '%s',
    async (_name, history) => {
      const server = await PGlite.create();
      for (const sql of history) await server.exec(sql);
      const theirs = await linesOfServer(server);
      await server.close();
      // What a query brings into a table is not known, and never claimed to be.
      const ofQuery = (line: string) => /\.totals\./.test(line);
      const found = differences(linesOfCatalogue(folded(history)), theirs);
      expect(found.filter((line) => !ofQuery(line))).toEqual([]);
      expect(theirs.length).toBeGreaterThan(10);
    },
    30_000,
  );
});

test('the history with every kind of operation has every kind, but for those with a reason', () => {
  const read = EVERY_KIND_HISTORY.map((sql) => readScript(sql));
  expect(read.flatMap(({ problems }) => problems)).toEqual([]);
  const kinds = new Set<string>(
    read.flatMap(({ statements }) =>
      statements.flatMap(({ operations }) => operations.map(({ kind }) => kind)),
    ),
  );
  expect(OPERATION_KINDS.filter((kind) => !kinds.has(kind)).toSorted()).toEqual(
    Object.keys(NOT_IN_THE_HISTORY).toSorted(),
  );
});

describe('of a view', () => {
  const view = (name: string) =>
    folded([
      'CREATE TABLE a (id int, name text); CREATE TABLE b (LIKE a);',
      'CREATE VIEW named AS SELECT name FROM a; CREATE VIEW whole AS SELECT * FROM a;',
      'CREATE VIEW other AS SELECT * FROM b; ALTER TABLE a RENAME TO z;',
    ]).views.get(name);

  it('what it reads follows a table to its new name', () => {
    expect(view('public.named')).toMatchObject({ reads: [{ name: 'z' }], columns: ['name'] });
  });

  it('a star stands for the columns that there were, and for itself where they are not known', () => {
    expect(view('public.whole')?.columns).toEqual(['id', 'name']);
    expect(view('public.other')?.columns).toEqual(['*']);
  });
});

describe('the day of a change', () => {
  const history = [
    ['20240110120000', 'CREATE TABLE a (id int, b text); CREATE TYPE mood AS ENUM ();'],
    ['20240211000000', 'ALTER TABLE a ADD COLUMN c int; ALTER TABLE a ALTER COLUMN b SET NOT NULL;'],
    ['20240312000000', "COMMENT ON COLUMN a.b IS 'Deprecated: use c'; UPDATE a SET c = 1;"],
    ['20240413000000', "COMMENT ON COLUMN a.b IS 'deprecated since long'; CREATE VIEW v AS SELECT c FROM a;"],
    ['17', 'CREATE TABLE later (id int);'],
  ] as const;
  const catalogue = () =>
    catalogueOf(
      history.map(([number, sql]) => ({
        migration: { ...migrationOf(`migrations/${number}_step.sql`, sql), number },
        script: readScript(sql),
      })),
    );

  it('is that of the number of the migration that made, changed or deprecated it', () => {
    const { tables, types, views } = catalogue();
    const a = tables.get('public.a');
    expect(a).toMatchObject({ created: '2024-01-10', changed: '2024-02-11' });
    expect(a?.columns.get('b')).toMatchObject({
      created: '2024-01-10',
      changed: '2024-02-11',
      deprecated: '2024-03-12',
    });
    expect(a?.columns.get('c')).toMatchObject({ created: '2024-02-11' });
    expect(types.get('public.mood')).toMatchObject({ created: '2024-01-10' });
    expect(views.get('public.v')).toMatchObject({ created: '2024-04-13' });
  });

  it('is not known where the number is no date', () => {
    expect(catalogue().tables.get('public.later')).not.toHaveProperty('created');
  });

  it.each([
    ['20240229', '2024-02-29'],
    ['20230229', undefined],
    ['2026-01-16-120000', '2026-01-16'],
    ['1700000000', '2023-11-14'],
    ['1700000000000', '2023-11-14'],
    ['0042', undefined],
    ['1.2', undefined],
  ])('of %s is %s', (number, day) => {
    expect(dayOf(number)).toBe(day);
  });
});

describe('a history that cannot be read to its end', () => {
  const tables = (history: readonly string[]) =>
    linesOfCatalogue(folded(history)).filter((line) => line.startsWith('table '));

  it('forgets what the unread part names, and keeps the rest', () => {
    const made = 'CREATE TABLE a (id int); CREATE TABLE b (id int);';
    expect(tables([made, 'ALTER TABLE a FROBNICATE;'])).toEqual(['table public.b']);
    expect(tables([made, "DO $$ BEGIN EXECUTE 'ALTER TABLE b ' || what; END $$;"])).toEqual([
      'table public.a',
    ]);
  });
});
