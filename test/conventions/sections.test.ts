import { describe, expect, test } from 'vitest';
import { sectionsOf } from '../../src/conventions/sections.ts';

const names = (text: string) => sectionsOf(text).map(({ name }) => name);

describe('the sections of a migration', () => {
  test.each([
    ['-- Pre-flight checks\nSELECT 1;', ['pre-flight']],
    ['-- ===== PRE-FLIGHT =====', ['pre-flight']],
    [
      '-- 1. Preflight checks:\n-- 2. Backup\n-- 3. Verification queries',
      ['pre-flight', 'backup', 'verification'],
    ],
    ['/*\n * Rollback instructions:\n * DROP TABLE tags;\n */', ['rollback']],
    ['-- ROLLBACK: DROP TABLE tags;', ['rollback']],
    ['# Verification\nop.execute("SELECT 1")', ['verification']],
    ['-- Rollback is easy\nSELECT 1;', []],
    ['SELECT 1; -- Rollback', []],
  ])('of %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test('hold the words and the code up to the next title, template words left out', () => {
    expect(
      sectionsOf('-- Verification\n-- TODO\n-- Count them\nSELECT 1;\n\n-- Rollback: <sql>'),
    ).toMatchObject([
      { name: 'verification', words: ['Count them'], code: ['SELECT 1;'] },
      { name: 'rollback', words: [], code: [] },
    ]);
  });
});
