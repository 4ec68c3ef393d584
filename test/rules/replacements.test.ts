import { beforeAll, expect, test } from 'vitest';
import { loadParser } from '../../src/sql/parser.ts';
import { judge } from '../support/hostile/judge.ts';

beforeAll(loadParser);

const DROP = 'ALTER TABLE bookings DROP COLUMN tag;\n';

/** What is said of the drop, behind so many statements that could bring what takes its place. */
async function saidAfter(...statements: readonly string[]): Promise<readonly string[]> {
  const sql = `${statements.join('\n')}\n${DROP}`;
  const { assessment } = await judge({ 'backend/migrations/100_tags.sql': sql }, 'numbered');
  return assessment.findings
    .filter(({ rule }) => rule === 'drop-in-same-change')
    .map(({ message }) => message);
}

const others = Array.from({ length: 1_000 }, (_, at) => `ALTER TABLE rooms ADD COLUMN c${at} integer;`);

test('what takes the place of a column is found, however much else stands before it', async () => {
  expect(await saidAfter(...others, 'ALTER TABLE bookings ADD COLUMN tags text[];')).toEqual([
    expect.stringContaining('`tags` is added to the same table'),
  ]);
});

test('of several that take its place the first is told of', async () => {
  const copy = 'INSERT INTO labels SELECT id, tag FROM bookings;';
  const rename = 'ALTER TABLE bookings RENAME COLUMN label TO tag;';
  expect(await saidAfter(copy, rename)).toEqual([expect.stringContaining('its values go to `labels`')]);
  expect(await saidAfter(rename, copy)).toEqual([expect.stringContaining('`label` gets its name')]);
});
