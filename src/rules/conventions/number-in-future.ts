import { instantOf, isAhead } from '../../conventions/calendar.ts';
import { movesToFreeNumbers, numbersOf } from '../../conventions/numbering.ts';
import { nameOf } from '../../domain/migration-name.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = 'conventions:\n  numbering: timestamp';

export const numberInFuture = pullRequestRule({
  id: 'number-in-future',
  title: 'A migration has the timestamp of a day that is still to come',
  why: 'Every migration that is written until that day comes in front of it, so databases that have run it skip theirs.',
  saferWay: 'Give the migration the timestamp of now.',
  severity: 'error',
  categories: [],
  asks: ({ numbering }) => (numbering?.scheme === 'timestamp' ? numbering : undefined),
  examples: {
    bad: [
      {
        policy: POLICY,
        files: { 'prisma/migrations/20270110120000_rooms/migration.sql': 'CREATE TABLE rooms (id bigint);' },
      },
    ],
    good: [
      {
        policy: POLICY,
        files: { 'prisma/migrations/20260117090000_rooms/migration.sql': 'CREATE TABLE rooms (id bigint);' },
      },
    ],
  },
  check({ ahead, at }, { scheme }) {
    return numbersOf(ahead).flatMap((numbers) =>
      numbers.added.flatMap(({ path, number }) => {
        const instant = instantOf(number);
        if (instant === undefined || !isAhead(instant, at)) return [];
        return [
          {
            path,
            message: `\`${nameOf(path)}\` has the timestamp ${number}, more than a day from now.`,
            text: { language: 'sh' as const, text: movesToFreeNumbers(numbers, scheme, at).join('\n') },
          },
        ];
      }),
    );
  },
});
