import { describe, expect, test } from 'vitest';
import { templateOf } from '../../src/conventions/template.ts';

describe('a template', () => {
  test.each([
    [
      '{number:3}_{snake_case}.sql',
      '099_add_booking_tags.sql',
      { number: '099', snake_case: 'add_booking_tags' },
    ],
    [
      '{number}{letter}_fix_{snake_case}.sql',
      '099A_fix_tags.sql',
      { number: '099', letter: 'A', snake_case: 'tags' },
    ],
    ['[DB] Migration {number}: {text}', '[DB] Migration 099: Add tags', { number: '099', text: 'Add tags' }],
    [
      '{timestamp}_{snake_case}',
      '20260116120000_add_tags',
      { timestamp: '20260116120000', snake_case: 'add_tags' },
    ],
    ['{number}-{kebab-case}.sql', '1-add-tags.sql', { number: '1', 'kebab-case': 'add-tags' }],
    ['{text} ({number})', 'Add (some) tags (99)', { text: 'Add (some) tags', number: '99' }],
    ['{number}.{unknown}', '1.{unknown}', { number: '1' }],
  ])('%s fits %s', (source, text, captures) => {
    expect(templateOf(source).match(text)).toEqual(captures);
  });

  test.each([
    ['{number:3}_{snake_case}.sql', '99_add_tags.sql'],
    ['{number:3}_{snake_case}.sql', '0099_add_tags.sql'],
    ['{number:3}_{snake_case}.sql', '099_AddTags.sql'],
    ['{number:3}_{snake_case}.sql', '099_add__tags.sql'],
    ['{number:3}_{snake_case}.sql', '099_add_tags_.sql'],
    ['{number:3}_{snake_case}.sql', '099_.sql'],
    ['{number:3}_{snake_case}.sql', '099_add_tags.sql.bak'],
    ['[DB] Migration {number}: {text}', '[DB] Migration 099:'],
    ['{timestamp}_{snake_case}', '2026_add_tags'],
    ['{text}', 'a'.repeat(501)],
  ])('%s does not fit %s', (source, text) => {
    expect(templateOf(source).match(text)).toBeUndefined();
  });

  test('is filled with what fits, and with an example where nothing does', () => {
    const template = templateOf('{number:3}{letter}_{snake_case}.sql');
    expect(template.fill({ number: '099', snake_case: 'fix_tags' })).toBe('099A_fix_tags.sql');
    expect(template.fill({ number: '99', snake_case: 'Not this' })).toBe('099A_add_booking_tags.sql');
  });

  test('takes no longer for texts that are built to be slow', () => {
    const template = templateOf('{text}{text}{text}{text}{text}{text}{text}x');
    expect(template.match('a'.repeat(500))).toBeUndefined();
  });
});
