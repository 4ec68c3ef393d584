import { describe, expect, it } from 'vitest';
import { globFault } from '../../src/policy/glob.ts';

describe('a path of a policy', () => {
  it.each([
    'db/**/a/**/*.sql',
    '*a*b*.sql',
    '*a*b*/*c*d*.sql',
    'db/{up,down}/[0-9]*.sql',
    '.hidden/*.sql',
    'a..b/*.sql',
    'x'.repeat(200),
  ])('may be %j', (glob) => {
    expect(globFault(glob)).toBeUndefined();
  });

  it.each([
    ['  ', 'empty'],
    ['x'.repeat(201), 'longer than 200'],
    ['**/a/**/**', 'at most 2'],
    ['*a*b*c*/d.sql', 'at most 3'],
    ['x**a*b*c*.sql', 'at most 3'],
    ['a/b}.sql', 'not closed'],
  ])('may not be %j', (glob, fault) => {
    expect(globFault(glob)).toContain(fault);
  });
});
