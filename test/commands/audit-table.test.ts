import { describe, expect, it } from 'vitest';
import { csvHeader, csvLine } from '../../src/commands/audit/csv.ts';
import type { RecordedEntry } from '../../src/domain/audit.ts';
import { INJECTIONS } from '../support/injections.ts';
import { UNSEEN_IN_BLOCK } from '../support/unseen.ts';

/** The cell of a note that holds this text. */
function cellOf(text: string): string {
  const entry: RecordedEntry = {
    id: 'acme/shop@1',
    version: '1.2.3',
    at: '2026-01-16T12:00:00.000Z',
    why: { cause: 'test' },
    installation: 1,
    repository: 'acme/shop',
    kind: 'deed',
    deeds: [text],
    writes: [],
    refused: [],
  };
  const line = csvLine({
    repository: 'acme/shop',
    sequence: 1,
    previous: '',
    hash: 'h',
    text: JSON.stringify(entry),
    at: entry.at,
    pull: undefined,
  });
  const before = csvHeader().trimEnd().split(',').indexOf('note');
  const cells = [...line.trimEnd().matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",]*)/g)].map(([, cell = '']) => cell);
  return cells[before] ?? '';
}

describe('a cell of the table', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =cmd|x', '＝1'])(
    'that a spreadsheet would take for a formula is text: %j',
    (text) => {
      expect(cellOf(text).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it.each(INJECTIONS)('never is one, and has nothing in it that is not seen: %j', (text) => {
    const cell = cellOf(text).replace(/^"/, '');
    expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    expect(cell).not.toMatch(UNSEEN_IN_BLOCK);
  });

  it.each(['a-b', 'db/1.sql', '5 = 5', "'quoted"])('that is none is left as it is: %s', (text) => {
    expect(cellOf(text)).toBe(text);
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
  ])('%j is quoted as RFC 4180 has it', (text, quoted) => {
    expect(cellOf(text)).toBe(quoted);
  });
});
