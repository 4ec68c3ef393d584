import { describe, expect, test } from 'vitest';
import { deprecationComment, readDeprecation } from '../../src/conventions/deprecation.ts';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

describe('a comment on something deprecated', () => {
  test('tells since when, and that it stays for all of the day after which it is safe to remove', () => {
    expect(readDeprecation('Deprecated on 2024-01-15, safe to remove after 2024-02-15')).toEqual({
      since: day('2024-01-15'),
      notBefore: day('2024-02-16'),
    });
  });

  test.each([
    ['deprecated since 2024-01-15', { since: day('2024-01-15') }],
    ['DEPRECATED 2024-01-15: nobody uses it', { since: day('2024-01-15') }],
    ['to be dropped from 2024-02-15', { notBefore: day('2024-02-15') }],
    ['Do not remove before 2024-02-15', { notBefore: day('2024-02-15') }],
  ])('may be written as %s', (text, read) => {
    expect(readDeprecation(text)).toEqual(read);
  });

  test.each(['Deprecated', 'Created on 2024-01-15', 'Deprecated on 2024-02-31'])(
    'tells nothing where it has no date of it: %s',
    (text) => {
      expect(readDeprecation(text)).toBeUndefined();
    },
  );

  test('is written as it is read', () => {
    expect(readDeprecation(deprecationComment('2024-01-15', '2024-02-14'))).toEqual({
      since: day('2024-01-15'),
      notBefore: day('2024-02-15'),
    });
  });
});
