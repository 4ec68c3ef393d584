import { describe, expect, it } from 'vitest';
import { quote, suggest } from '../../src/policy/quote.ts';

describe('what the file says, in a message', () => {
  it.each([
    ['  two\n\n lines ', '`two lines`'],
    ['with `marks`', '`with marks`'],
    ['x'.repeat(60), `\`${'x'.repeat(60)}\``],
    ['x'.repeat(61), `\`${'x'.repeat(59)}…\``],
    [undefined, '`undefined`'],
  ])('stands in backticks on one line, clipped: %j', (text, expected) => {
    expect(quote(text)).toBe(expected);
  });
});

describe('what was probably meant', () => {
  const words = ['low', 'medium', 'high', 'senior-developer', 'Europe/Berlin', 'builtin:default'];

  it.each([
    ['HIGH', 'high'],
    ['hihg', 'high'],
    ['hig', 'high'],
    ['mediun', 'medium'],
    ['berlin', 'Europe/Berlin'],
    ['Default', 'builtin:default'],
    ['senor-develper', 'senior-developer'],
    ['senor-devlpe', 'senior-developer'],
  ])('by %s is %s', (written, word) => {
    expect(suggest(written, words)).toBe(`Did you mean \`${word}\`?`);
  });

  it.each(['xyz', 'hobbit', 'sen-devl'])(
    'is left open where nothing is near, and all are named: %s',
    (written) => {
      expect(suggest(written, words)).toBe(
        'There is `low`, `medium`, `high`, `senior-developer`, `Europe/Berlin` or `builtin:default`.',
      );
    },
  );

  it('is no list of more than sixteen, or of none', () => {
    const numbered = Array.from({ length: 17 }, (_, index) => `${index}-something-long`);
    expect(suggest('xyz', numbered)).toBeUndefined();
    expect(suggest('xyz', numbered.slice(1))).toMatch(
      /^There is `1-something-long`, .* or `16-something-long`\.$/,
    );
    expect(suggest('xyz', [])).toBeUndefined();
  });
});
