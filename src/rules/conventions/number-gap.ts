import { nextNumber } from '../../conventions/next-number.ts';
import {
  fixOf,
  movesToFreeNumbers,
  type Numbered,
  type Numbers,
  newestOf,
  numbersOf,
} from '../../conventions/numbering.ts';
import { nameOf } from '../../domain/migration-name.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = 'conventions:\n  numbering: sequential';
const BASE = { 'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint);' };
const ROOMS = 'CREATE TABLE rooms (id bigint);';

export const numberGap = pullRequestRule({
  id: 'number-gap',
  title: 'A number is left out in the sequence of migrations',
  why: 'Nobody can tell a number that was never given from a migration that is missing, and whoever fills the gap later comes in front of what has run.',
  saferWay: 'Give the new migration the next free number.',
  severity: 'error',
  categories: [],
  asks: ({ numbering }) => (numbering?.scheme === 'sequential' ? numbering : undefined),
  examples: {
    bad: [
      { policy: POLICY, base: BASE, files: { 'migrations/101_add_rooms.sql': ROOMS } },
      {
        policy: POLICY,
        files: {
          'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint);',
          'migrations/101_rooms.sql': ROOMS,
        },
      },
      {
        policy: POLICY,
        base: BASE,
        files: { 'migrations/099B_fix_tags.sql': 'CREATE INDEX i ON tags (id);' },
      },
      { policy: POLICY, base: BASE, files: { 'migrations/098A_fix_rooms.sql': ROOMS } },
    ],
    good: [
      { policy: POLICY, base: BASE, files: { 'migrations/100_add_rooms.sql': ROOMS } },
      {
        policy: POLICY,
        base: BASE,
        files: { 'migrations/099A_fix_tags.sql': 'CREATE INDEX i ON tags (id);' },
      },
      { policy: POLICY, files: { 'migrations/099_add_rooms.sql': ROOMS } },
    ],
  },
  check({ ahead, at }, { scheme }) {
    return numbersOf(ahead).flatMap((numbers) =>
      numbers.added.flatMap((each, index) => {
        const before = [...numbers.base, ...numbers.added.slice(0, index)];
        const gap = fixOf(each.number) === undefined ? gapBefore(each, before) : gapBeforeFix(each, numbers);
        if (gap === undefined) return [];
        const moves = movesToFreeNumbers(numbers, scheme, at).join('\n');
        return [
          {
            path: each.path,
            message: `\`${nameOf(each.path)}\` ${gap}.`,
            ...(moves === '' ? {} : { text: { language: 'sh' as const, text: moves } }),
          },
        ];
      }),
    );
  },
});

/** What is wrong with a number that comes after these. */
function gapBefore({ number }: Numbered, before: readonly Numbered[]): string | undefined {
  const newest = newestOf(before);
  if (newest === undefined || !/^\d+$/.test(number)) return undefined;
  const next = nextNumber([newest.number]);
  return BigInt(number) > BigInt(next)
    ? `comes after \`${nameOf(newest.path)}\`, so its number is ${next}, not ${number}`
    : undefined;
}

/** A fix comes after what it fixes, and its letter after the one before. */
function gapBeforeFix({ number }: Numbered, { base, added }: Numbers): string | undefined {
  const fix = fixOf(number);
  if (fix === undefined || base.length === 0) return undefined;
  const isThere = (wanted: string) => [...base, ...added].some((other) => other.number === wanted);
  if (!isThere(fix.fixed)) return `is a fix of ${fix.fixed}, and there is no migration of that number`;
  if (fix.letter === 'A') return undefined;
  const earlier = `${fix.fixed}${String.fromCharCode(fix.letter.charCodeAt(0) - 1)}`;
  return isThere(earlier) ? undefined : `comes after ${earlier}, and there is no migration of that number`;
}
