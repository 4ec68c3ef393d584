import { describe, expect, test } from 'vitest';
import { commentsOf, explains } from '../../src/conventions/explanation.ts';

describe('a comment explains what is taken away', () => {
  test.each([
    'Nobody has written a note since the new form of version 3.',
    'Drop what the old importer left behind, it was replaced in March.',
    'Description: Remove a field that support stopped using last year',
  ])('where it names it, or says that it goes, and gives a reason: %s', (comment) => {
    expect(explains(comment, ['bookings', 'note'])).toBe(true);
  });

  test.each([
    ['it is about something else', 'Guests may book several rooms at once from now on.'],
    ['it says no more than the statement', 'Drop the column note of the table bookings'],
    ['it is SQL', 'ALTER TABLE bookings ADD COLUMN note text DEFAULT empty NOT NULL;'],
    ['it is a header', 'Migration: 099_drop_note_because_nobody_has_used_it_since_may.sql'],
  ])('but not where %s', (_, comment) => {
    expect(explains(comment, ['bookings', 'note'])).toBe(false);
  });
});

describe('the comments for a line', () => {
  const text = `-- At the top
-- of the file

BEGIN;
-- Elsewhere
SELECT 1;

-- Right
-- above
DROP TABLE bookings;`;

  test('are those at the top and the block right above it', () => {
    expect(commentsOf(text)(10)).toEqual(['At the top\nof the file', 'Right\nabove']);
  });

  test('are none from beyond code or an empty line', () => {
    expect(commentsOf(text)(7)).toEqual(['At the top\nof the file', '']);
  });

  test('are as long as somebody reads: the beginning of the top, and the end of the block above', () => {
    const long = (mark: string) => Array.from({ length: 2_000 }, (_, at) => `-- ${mark} ${at}`).join('\n');
    const [top = '', above = ''] = commentsOf(`${long('top')}\nBEGIN;\n${long('above')}\nDROP TABLE a;`)(
      4_002,
    );
    expect(top.startsWith('top 0\n')).toBe(true);
    expect(above.endsWith('above 1999')).toBe(true);
    expect(top.length + above.length).toBeLessThanOrEqual(10_000);
  });

  test('of Python are docstrings and lines with #', () => {
    const python =
      '"""Why\n\nit is so."""\nimport op\n\ndef upgrade():\n    # here\n    op.drop_table("t")\n';
    expect(commentsOf(python)(8)).toEqual(['Why\n\nit is so.', 'here']);
  });
});
