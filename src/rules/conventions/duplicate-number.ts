import { movesToFreeNumbers, numbersOf } from '../../conventions/numbering.ts';
import { nameOf } from '../../domain/migration-name.ts';
import { compareNaturally } from '../../domain/natural-order.ts';
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
    return numbersOf(ahead).flatMap((numbers) =>
      numbers.added.flatMap(({ path, number }, index) => {
        const same = (other: { readonly number: string }) => compareNaturally(other.number, number) === 0;
        const there = numbers.base.find(same);
        const twin = there ?? numbers.added.slice(0, index).find(same);
        if (twin === undefined) return [];
        const where = there === undefined ? 'in this pull request, too' : 'on the base branch already';
        return [
          {
            path,
            message: `\`${nameOf(path)}\` has the number ${number}, which \`${nameOf(twin.path)}\` has ${where}.`,
            text: { language: 'sh' as const, text: movesToFreeNumbers(numbers, scheme, at).join('\n') },
          },
        ];
      }),
    );
  },
});
