import { movesToFreeNumbers, type Numbered, numbersOf } from '../../conventions/numbering.ts';
import { nameOf } from '../../domain/migration-name.ts';
import { naturalKey } from '../../domain/natural-order.ts';
import { once } from '../../domain/once.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = 'conventions:\n  numbering: sequential';

export const duplicateNumber = pullRequestRule({
  id: 'duplicate-number',
  title: 'A migration has a number that another one has already',
  why: 'Which of the two runs first is left to chance, and a tool that remembers numbers takes the second for done.',
  saferWay: 'Give the new migration the next free number.',
  severity: 'error',
  categories: [],
  asks: ({ numbering }) => numbering,
  examples: {
    bad: [
      {
        policy: POLICY,
        base: { 'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint);' },
        files: { 'migrations/099_add_rooms.sql': 'CREATE TABLE rooms (id bigint);' },
      },
      {
        policy: POLICY,
        files: {
          'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint);',
          'migrations/99_add_rooms.sql': 'CREATE TABLE rooms (id bigint);',
        },
      },
    ],
    good: [
      {
        policy: POLICY,
        base: { 'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint);' },
        files: { 'migrations/100_add_rooms.sql': 'CREATE TABLE rooms (id bigint);' },
      },
    ],
  },
  check({ ahead, at }, { scheme }) {
    return numbersOf(ahead).flatMap((numbers) => {
      const base = firstByNumber(numbers.base);
      const added = firstByNumber(numbers.added);
      const moves = once(() => movesToFreeNumbers(numbers, scheme, at).join('\n'));
      return numbers.added.flatMap((each) => {
        const { path, number } = each;
        const there = base.get(naturalKey(number));
        const twin = there ?? added.get(naturalKey(number));
        if (twin === undefined || twin === each) return [];
        const where = there === undefined ? 'in this pull request, too' : 'on the base branch already';
        return [
          {
            path,
            message: `\`${nameOf(path)}\` has the number ${number}, which \`${nameOf(twin.path)}\` has ${where}.`,
            text: { language: 'sh' as const, text: moves() },
          },
        ];
      });
    });
  },
});

/** The first of those that have a number, by its value. */
function firstByNumber(migrations: readonly Numbered[]): ReadonlyMap<string, Numbered> {
  return new Map(migrations.toReversed().map((each) => [naturalKey(each.number), each]));
}
