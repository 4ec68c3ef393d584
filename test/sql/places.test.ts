import { beforeAll, describe, expect, it } from 'vitest';
import { loadParser } from '../../src/sql/parser.ts';
import { LARGEST_SCRIPT, readScript } from '../../src/sql/read.ts';

beforeAll(loadParser);

const textsOf = (text: string) =>
  readScript(text).statements.map(({ span }) => text.slice(span.start, span.end));
const operationTextsOf = (text: string) =>
  readScript(text).statements.flatMap(({ operations }) =>
    operations.map(({ span }) => text.slice(span.start, span.end)),
  );

describe('the place of a statement', () => {
  it('is right behind text that takes more bytes than characters', () => {
    const text = "insert into t values ('äöü 😀');\n-- é😀\n  drop table ü😀;\nselect 1";
    expect(textsOf(text)).toEqual(["insert into t values ('äöü 😀')", 'drop table ü😀', 'select 1']);
    expect(readScript(text).statements.map(({ span }) => span.from)).toEqual([
      { line: 1, column: 1 },
      { line: 3, column: 3 },
      { line: 4, column: 1 },
    ]);
  });

  it('begins at the statement, not at the comments and blank lines before it', () => {
    const text = '-- first\n/* then\n more */\n\n  drop table a;';
    expect(readScript(text).statements[0]?.span.from).toEqual({ line: 5, column: 3 });
  });

  it('counts a byte-order mark as the first character of its line and reads past it', () => {
    const text = '﻿drop table a;\ndrop table b;';
    expect(textsOf(text)).toEqual(['drop table a', 'drop table b']);
    expect(readScript(text).statements[1]?.span.from).toEqual({ line: 2, column: 1 });
  });

  it('is right with Windows line ends', () => {
    const text = 'drop table a;\r\ndrop table b;\r\n';
    expect(readScript(text).statements[1]?.span.from).toEqual({ line: 2, column: 1 });
  });
});

describe('the place of an operation', () => {
  it('is its own command of an ALTER TABLE', () => {
    const text =
      'alter table only app.t add column a int default f(1, 2), drop column b,\n  alter c type numeric(10, 2) using (c)::numeric;';
    expect(operationTextsOf(text)).toEqual([
      'add column a int default f(1, 2)',
      'drop column b',
      'alter c type numeric(10, 2) using (c)::numeric',
    ]);
  });

  it('is its own name in a DROP of several', () => {
    expect(operationTextsOf('drop table if exists a, s.b, "C" cascade')).toEqual(['a', 's.b', '"C"']);
    expect(operationTextsOf('drop table a cascade')).toEqual(['drop table a cascade']);
  });

  it('gives the text of a body with where it begins', () => {
    const text = '-- é\ndo $body$ begin perform 1; end $body$;';
    const [operation] = readScript(text).statements[0]?.operations ?? [];
    if (operation?.kind !== 'do-block') throw new Error('expected a DO block');
    expect(text.slice(operation.body.start, operation.body.start + operation.body.text.length)).toBe(
      operation.body.text,
    );
  });
});

describe('a text that cannot be read whole', () => {
  it('says line and column of a syntax error, also behind text that takes more bytes than characters', () => {
    expect(readScript("select 'é😀';\nselect 1 frm t where x y").problems).toEqual([
      { kind: 'syntax-error', message: 'syntax error at or near "t"', at: { line: 2, column: 14 } },
    ]);
  });

  it('keeps the statements around a syntax error, each in its place', () => {
    const text = 'drop table a;\nnonsense here;\nalter table ü add c int, drop d;';
    const script = readScript(text);
    expect(script.problems).toMatchObject([{ kind: 'syntax-error', at: { line: 2, column: 1 } }]);
    expect(operationTextsOf(text)).toEqual(['drop table a', 'add c int', 'drop d']);
  });

  it('names every statement that it could not read', () => {
    const { problems } = readScript('nonsense;\nselect 1;\nmore nonsense;');
    expect(problems.map((problem) => ('at' in problem ? problem.at.line : 0))).toEqual([1, 3]);
  });

  it('says where a quote or a comment is never closed', () => {
    expect(readScript("select 1;\nselect 'open").problems).toMatchObject([
      { kind: 'syntax-error', at: { line: 2 } },
    ]);
    expect(readScript('drop table a; /* open').problems).toMatchObject([{ kind: 'syntax-error' }]);
  });

  it('refuses a NUL byte, which would hide what follows it', () => {
    expect(readScript('select 1;\n\0drop table a')).toEqual({
      statements: [],
      problems: [{ kind: 'nul-byte', at: { line: 2, column: 1 } }],
    });
  });

  it('refuses a text over the limit of size', () => {
    const bytes = LARGEST_SCRIPT + 1;
    expect(readScript(' '.repeat(bytes)).problems).toEqual([
      { kind: 'too-large', bytes, limit: LARGEST_SCRIPT },
    ]);
  });

  it('has nothing to say of an empty text or of comments alone', () => {
    for (const text of ['', '  \n', '-- only this', '/* and this */', ';;;'])
      expect(readScript(text)).toEqual({ statements: [], problems: [] });
  });
});
