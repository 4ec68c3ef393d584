import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Source } from '../../src/domain/source.ts';
import { loadParser, scan } from '../../src/sql/parser.ts';
import { tokensOf } from '../../src/sql/tokens.ts';
import { EXAMPLE_SCRIPTS } from '../support/example-scripts.ts';

beforeAll(() => loadParser());

/** What PostgreSQL's own scanner says; undefined where it gives up. */
function scanned(text: string): readonly string[] | undefined {
  const source = new Source(text);
  return scan(text)
    ?.filter(({ name }) => !name.endsWith('COMMENT'))
    .map(({ start, end }) => text.slice(source.offsetOfByte(start), source.offsetOfByte(end)));
}

function found(text: string): readonly string[] {
  return tokensOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end));
}

/** Pieces that may come to mean something else beside one another. */
const PIECES = [
  ...'\'"$;,().:=*/-+%#@[]<>|&~^!? \t\n\r\f\v',
  ...['--', '/*', '*/', '::', '..', ':=', '=>', '<=', '<>', '!=', '->', '->>', '@-', '*-'],
  ...["'it''s'", "E'\\''", "e'\\n'", "U&'\\0041'", "b'01'", "X'1F'", "n'x'", '"a""b"', 'U&"d\\0061"'],
  ...['$$', '$a$', '$1', '$tag$ x $tag$', '1', '1.', '.5', '1.5e-7', '1..10', '1_000', '0x1F', '0o17', '0b1'],
  ...['a', 'e', 'E', 'u', 'U&', 'x', 'n', '_', 'é', '😀', '\u00A0', 'select', 'IN', '\n  ', ' -- note\n'],
];

describe('the tokens', () => {
  it.each([
    ["SELECT 'a'\n 'b', 'c' 'd'", ['SELECT', "'a'\n 'b'", ',', "'c'", "'d'"]],
    ["E'it\\'s' || e'\\\\'", ["E'it\\'s'", '||', "e'\\\\'"]],
    ['a /* one /* two */ still */ b', ['a', 'b']],
    ['$a$ $b$ $a$ $1$$', ['$a$ $b$ $a$', '$1', '$$']],
    ['1..10', ['1', '..', '10']],
    ['a*-1, a@-1, a<-- less\n2', ['a', '*', '-', '1', ',', 'a', '@-', '1', ',', 'a', '<', '2']],
    ['x::int[]', ['x', '::', 'int', '[', ']']],
    ['naïve\u00A0name', ['naïve\u00A0name']],
  ])('of %j are %j', (text, tokens) => {
    expect(found(text)).toEqual(tokens);
  });

  it('are those of PostgreSQL in every example of every rule', () => {
    const readable = EXAMPLE_SCRIPTS.flatMap((text) => {
      const tokens = scanned(text);
      return tokens === undefined ? [] : [{ text, tokens }];
    });
    expect(readable.length).toBeGreaterThan(300);
    for (const { text, tokens } of readable) expect(found(text)).toEqual(tokens);
  });

  it('are those of PostgreSQL in whatever its scanner can read', () => {
    const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(pieces, (text) => {
        const tokens = scanned(text);
        fc.pre(tokens !== undefined);
        expect(found(text)).toEqual(tokens);
      }),
      { numRuns: 3_000 },
    );
  });

  it('are found in a megabyte of anything in no time', () => {
    const started = performance.now();
    for (const piece of ["'", '/*', '-- \n', "'a'\n", '+-', '$', '$a$', '1.', '" ', '- -', "'a' -- "])
      tokensOf(piece.repeat(1_000_000 / piece.length), 0, 1_000_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
