import { afterAll, describe, expect, it } from 'vitest';
import { createReaderPool } from '../../src/reading/reader-pool.ts';
import { createScriptReader } from '../../src/reading/script-reader.ts';

const pool = createReaderPool(2);
afterAll(() => pool.close());

describe('a pool of readers', () => {
  it('reads many texts at a time, and answers each question with its own text', async () => {
    const texts = Array.from({ length: 200 }, (_, at) => `${'-- a note\n'.repeat(at % 7)}DROP TABLE t${at};`);
    const scripts = await Promise.all(texts.map((text) => pool.read(text, 'numbered')));
    expect(scripts.map(({ statements }) => statements[0]?.operations[0])).toEqual(
      texts.map((_, at) => expect.objectContaining({ kind: 'drop-table', table: { name: `t${at}` } })),
    );
  });

  it('reads on with the others while one text takes its time', async () => {
    const quick = createReaderPool(2, () => createScriptReader({ milliseconds: 500, megabytes: 256 }));
    const answered: string[] = [];
    const ask = (text: string, name: string) =>
      quick.read(text, 'numbered').then(({ problems }) => answered.push(`${name} ${problems.length}`));
    await Promise.all([
      ask('/*'.repeat(100_000), 'hostile'),
      ask('drop table a', 'one'),
      ask('drop table b', 'other'),
    ]);
    expect(answered).toEqual(['one 0', 'other 0', 'hostile 1']);
    await quick.close();
  });

  it('gives each text to the reader with the least text before it', async () => {
    const given: [number, number][] = [];
    let made = 0;
    const create = () => {
      const id = made++;
      return {
        read: async (text: string) => {
          given.push([id, text.length]);
          return { statements: [], problems: [] };
        },
        close: async () => {},
      };
    };
    const fake = createReaderPool(2, create);
    await Promise.all([5_000, 10, 10, 10].map((length) => fake.read(' '.repeat(length), 'numbered')));
    expect(given).toEqual([
      [0, 5_000],
      [1, 10],
      [1, 10],
      [1, 10],
    ]);
  });
});
