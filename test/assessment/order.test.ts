import { expect, test } from 'vitest';
import { compareMigrations } from '../../src/assessment/order.ts';
import type { Migration } from '../../src/domain/migration.ts';

function order(...migrations: readonly Partial<Migration>[]): readonly (string | undefined)[] {
  return migrations
    .map(
      (part): Migration => ({
        path: part.number ?? '',
        change: 'added',
        tool: 'numbered',
        direction: 'forward',
        onBase: false,
        content: { kind: 'absent' },
        ...part,
      }),
    )
    .toSorted(compareMigrations)
    .map(({ path }) => path);
}

test('migrations run by number, however it is padded, and a fix after what it fixes', () => {
  const numbers = ['100', '99A', '20260116120000', '099', '2', '1.10', '1.9'].map((number) => ({ number }));
  expect(order(...numbers)).toEqual(['1.9', '1.10', '2', '099', '99A', '100', '20260116120000']);
});

test('the same number in two folders runs by path', () => {
  expect(order({ number: '1', path: 'b/1_x.sql' }, { number: '1', path: 'a/1_y.sql' })).toEqual([
    'a/1_y.sql',
    'b/1_x.sql',
  ]);
});

test('what has no number comes after what has one, and what is repeatable last', () => {
  expect(
    order(
      { path: 'R__views.sql', direction: 'repeatable' },
      { path: 'extra.sql' },
      { number: '7', path: 'V7__x.sql' },
    ),
  ).toEqual(['V7__x.sql', 'extra.sql', 'R__views.sql']);
});
