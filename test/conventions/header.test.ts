import { describe, expect, test } from 'vitest';
import { headerOf } from '../../src/conventions/header.ts';
import { isPlaceholder } from '../../src/conventions/placeholder.ts';

const values = (text: string) =>
  Object.fromEntries([...headerOf(text)].map(([field, { value }]) => [field, value]));

describe('the header of a migration', () => {
  test.each([
    ['-- Migration: 099_a.sql\n-- Risk: LOW\nSELECT 1;', { migration: '099_a.sql', risk: 'LOW' }],
    ['\uFEFF-- Author: Ada', { author: 'Ada' }],
    ['--AUTHOR:   Ada  \r\n-- Date: 2026-01-16\r\n', { author: 'Ada', date: '2026-01-16' }],
    ['/*\n * Author: Ada\n * Risk Level: HIGH\n */\nSELECT 1;', { author: 'Ada', risk: 'HIGH' }],
    ['"""Add tags\n\nAuthor: Ada\nCreate Date: 2026-01-16\n"""\nrevision = "a"', { author: 'Ada' }],
    ['-- ====\n-- Author: Ada\n-- ====\n\n-- Date: 2026-01-16', { author: 'Ada', date: '2026-01-16' }],
    ['SELECT 1;\n-- Author: Ada', {}],
    ['-- Author: Ada\n-- Author: Bob', { author: 'Ada' }],
    ['', {}],
  ])('of %j', (text, header) => {
    expect(values(text)).toEqual(header);
  });

  test('tells the line of each field', () => {
    expect(headerOf('-- Date: 2026-01-16\n-- Author: Ada').get('author')?.span.from.line).toBe(2);
  });
});

describe('the words of a template', () => {
  test.each([
    '',
    'TODO',
    'tbd',
    '<your name>',
    'Developer Name',
    '...',
    'Brief description',
    'LOW | MEDIUM | HIGH',
  ])('%j are left as they were', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  test.each(['Ada Lovelace', 'Add tags to bookings', 'Name the rooms', 'Describes bookings'])(
    '%j are the author’s own',
    (value) => {
      expect(isPlaceholder(value)).toBe(false);
    },
  );
});
