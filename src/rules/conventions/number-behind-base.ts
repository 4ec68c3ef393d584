import { instantOf } from '../../conventions/calendar.ts';
import { fixOf, movesToFreeNumbers, newestOf, numbersOf } from '../../conventions/numbering.ts';
import { nameOf } from '../../domain/migration-name.ts';
import { compareNaturally } from '../../domain/natural-order.ts';
import { pullRequestRule } from '../rule.ts';

const ROOMS = 'CREATE TABLE rooms (id bigint);';

export const numberBehindBase = pullRequestRule({
  id: 'number-behind-base',
  title: 'A migration comes in front of one that the base branch has already',
  why: 'Databases that have run the later one skip it or stop at it, and new ones run the two in another order.',
  saferWay: 'Give the new migration the next free number, as late as you merge.',
  severity: 'error',
  categories: [],
  asks: ({ numbering }) => numbering,
  examples: {
    bad: [
      {
        policy: 'conventions:\n  numbering: sequential',
        base: { 'migrations/097_a.sql': 'SELECT 1;', 'migrations/099_add_tags.sql': 'SELECT 1;' },
        files: { 'migrations/098_add_rooms.sql': ROOMS },
      },
      {
        policy: 'conventions:\n  numbering: timestamp',
        base: { 'prisma/migrations/20260110120000_tags/migration.sql': 'SELECT 1;' },
        files: { 'prisma/migrations/20260109120000_rooms/migration.sql': ROOMS },
      },
    ],
    good: [
      {
        policy: 'conventions:\n  numbering: sequential',
        base: { 'migrations/098_a.sql': 'SELECT 1;', 'migrations/099_add_tags.sql': 'SELECT 1;' },
        files: { 'migrations/098A_fix_rooms.sql': ROOMS, 'migrations/100_more.sql': 'SELECT 1;' },
      },
      {
        policy: 'conventions:\n  numbering: timestamp',
        base: { 'prisma/migrations/20260110120000_tags/migration.sql': 'SELECT 1;' },
        files: { 'prisma/migrations/20260111120000_rooms/migration.sql': ROOMS },
      },
    ],
  },
  check({ ahead, at }, { scheme }) {
    return numbersOf(ahead).flatMap((numbers) => {
      const { base, added } = numbers;
      const newest = newestOf(base);
      if (newest === undefined) return [];
      return added
        .filter(({ number }) => fixOf(number) === undefined && isBefore(number, newest.number))
        .filter(({ number }) => !base.some((other) => compareNaturally(other.number, number) === 0))
        .map(({ path, number }) => ({
          path,
          message: `\`${nameOf(path)}\` has the number ${number}, and the base branch has \`${nameOf(newest.path)}\` already.`,
          text: { language: 'sh' as const, text: movesToFreeNumbers(numbers, scheme, at).join('\n') },
        }));
    });
  },
});

/** By what they mean, where both are timestamps of whatever form. */
function isBefore(number: string, newest: string): boolean {
  const [one, other] = [instantOf(number), instantOf(newest)];
  return one !== undefined && other !== undefined ? one < other : compareNaturally(number, newest) < 0;
}
