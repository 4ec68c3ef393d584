import { afterAll, describe, expect, it } from 'vitest';
import { createScriptReader } from '../../src/reading/script-reader.ts';

const reader = createScriptReader();
afterAll(() => reader.close());

const kindsOf = async (text: string) => {
  const script = await reader.read(text, 'numbered');
  return {
    operations: script.statements.flatMap(({ operations }) => operations.map(({ kind }) => kind)),
    problems: script.problems.map(({ kind }) => kind),
  };
};

describe('reading in a thread', () => {
  it('answers in the order of the questions', async () => {
    const answers = await Promise.all(['drop table a', 'create table b()', 'select 1'].map(kindsOf));
    expect(answers.map(({ operations }) => operations)).toEqual([
      ['drop-table'],
      ['create-table'],
      ['select'],
    ]);
  });

  it('survives an expression too deep for the parser, again and again, and reads on', async () => {
    const deep = `select 1${'+1'.repeat(150_000)}`;
    for (let round = 0; round < 3; round++) {
      expect((await kindsOf(deep)).problems).toEqual(['parser-failed']);
      expect((await kindsOf('drop table a')).operations).toEqual(['drop-table']);
    }
  });

  it('ends a text that would take the parser minutes, and reads on', async () => {
    const quick = createScriptReader({ milliseconds: 500, megabytes: 256 });
    const hostile = '/*'.repeat(100_000);
    const [late, fine] = await Promise.all([
      quick.read(hostile, 'numbered'),
      quick.read('drop table a', 'numbered'),
    ]);
    expect(late.problems).toEqual([{ kind: 'timed-out', milliseconds: 500 }]);
    expect(fine.statements).toHaveLength(1);
    await quick.close();
  });

  it('reads what came with a short text that ruins the parser, and blames that one alone', async () => {
    const patient = createScriptReader({ milliseconds: 60_000, megabytes: 256 });
    const ruinous = `select array${'['.repeat(9_000)}1${']'.repeat(9_000)}`;
    const scripts = await Promise.all(
      ['drop table a', ruinous, 'drop table b'].map((text) => patient.read(text, 'numbered')),
    );
    await patient.close();
    expect(scripts.map(({ statements, problems }) => [statements.length, ...problems])).toMatchObject([
      [1],
      [0, { kind: 'parser-failed' }],
      [1],
    ]);
  });

  it('reads 100 KB of semicolons', async () => {
    expect(await kindsOf(';'.repeat(100_000))).toEqual({ operations: [], problems: [] });
  });

  it('refuses to read once it is closed', async () => {
    const closed = createScriptReader();
    await closed.close();
    await expect(closed.read('select 1', 'numbered')).rejects.toThrow('closed');
  });
});
