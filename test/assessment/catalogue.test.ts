import { PGlite } from '@electric-sql/pglite';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogueOf } from '../../src/assessment/history.ts';
import { loadParser } from '../../src/sql/parser.ts';
import { readScript } from '../../src/sql/read.ts';
import { differences, linesOfCatalogue, linesOfServer } from '../support/catalogue-lines.ts';
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
  it.each(Object.entries(HISTORIES))(
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
