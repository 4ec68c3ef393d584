import { describe, expect, test } from 'vitest';
import { saidNumbers } from '../../src/conventions/said-number.ts';
import { titleFault } from '../../src/conventions/title.ts';

const TEMPLATES = ['[DB] Migration {number:3}: {text}', '[DB] Migration {number:3}{letter}: {text}'];
const TAGS = [{ name: '099_add_tags.sql', number: '099' }];

describe('a title', () => {
  test.each([
    ['[DB] Migration 099: Add tags', TAGS],
    [' [DB] Migration 099: Add tags ', TAGS],
    ['[DB] Migration 100: Add tags', [...TAGS, { name: '100_fill_tags.sql', number: '100' }]],
    ['[DB] Migration 099A: Fix tags', [{ name: '099A_fix_tags.sql', number: '099A' }]],
    ['[DB] Migration 007: Add tags', [{ name: 'tags', number: undefined }]],
  ])('%j fits', (title, migrations) => {
    expect(titleFault(title, TEMPLATES, migrations)).toBeUndefined();
  });

  test.each([
    ['Add tags', '[DB] Migration 099: Add tags'],
    ['', '[DB] Migration 099: Add tags'],
    ['[DB] Migration 99: Add tags', '[DB] Migration 099: Add tags'],
    ['[db] migration 099 - Add tags', '[DB] Migration 099: Add tags'],
    ['Migration #98: Add tags', '[DB] Migration 099: Add tags'],
  ])('%j does not, and %j would', (title, better) => {
    expect(titleFault(title, TEMPLATES, TAGS)).toEqual({ better });
  });

  test('has the number of one of the migrations', () => {
    expect(titleFault('[DB] Migration 098: Add tags', TEMPLATES, TAGS)).toEqual({
      number: '098',
      better: '[DB] Migration 099: Add tags',
    });
    expect(
      titleFault('[DB] Migration 099: Fix', TEMPLATES, [{ name: '099A_fix.sql', number: '099A' }]),
    ).toEqual({ number: '099', better: '[DB] Migration 099A: Fix' });
  });

  test('has the timestamp where the team numbers by time', () => {
    const migrations = [{ name: '20260116120000_add_tags', number: '20260116120000' }];
    expect(titleFault('20260116120000 Tags', ['{timestamp} {text}'], migrations)).toBeUndefined();
    expect(titleFault('20260116120001 Tags', ['{timestamp} {text}'], migrations)?.number).toBe(
      '20260116120001',
    );
  });
});

test.each([
  ['099', ['099']],
  ['#099, 100 and 101A', ['099', '100', '101A']],
  ['099_add_tags.sql', ['099']],
  ['Add tags to 3 rooms', []],
  ['3rd try', []],
  ['', []],
])('the numbers that %j names', (value, numbers) => {
  expect(saidNumbers(value)).toEqual(numbers);
});
