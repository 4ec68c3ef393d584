import { expect, test } from 'vitest';
import { HOSTILE_INPUTS } from '../support/hostile/inputs.ts';
import { judge } from '../support/hostile/judge.ts';

/** Bytes of the smaller one: few enough for a test, and as many operations as make a square show. */
const SIZE = 20_000;

/** What took time that grows with the square of its length, or worse, before it was looked up by name. */
const ONCE_SLOW = [
  'partitions, each followed by a column',
  'partitions of partitions',
  'tables made, others dropped with CASCADE',
  'columns dropped from one table',
  'columns made NOT NULL',
  'indexes with renames of their table',
  'unnamed checks of one column',
  'tables and blocks that cannot be read',
];

test.each(ONCE_SLOW)('twice as much takes about twice as long to judge, not four times: %s', async (name) => {
  const input = HOSTILE_INPUTS.find((each) => each.name === name);
  if (input === undefined) throw new Error(`There is no hostile input of the name ${name}.`);
  const time = async (bytes: number) => {
    const rounds: number[] = [];
    // The quickest of two: the other may have waited for the machine.
    for (let round = 0; round < 2; round++)
      rounds.push((await judge(input.files(bytes), input.tool)).judging);
    return Math.min(...rounds);
  };
  const once = await time(SIZE);
  const twice = await time(2 * SIZE);
  expect(twice / once).toBeLessThan(3);
});
