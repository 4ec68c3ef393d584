import { printName } from '../../domain/operation/name.ts';
import { isSurelyNewColumn } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const dropDefault = operationRule({
  id: 'drop-default',
  kinds: ['drop-default'],
  title: 'The default of a column in use is dropped',
  why: 'Code that inserts rows without the column gets null from then on, or fails where the column is NOT NULL.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait, if only for a moment.',
  },
  saferWay: 'Deploy the code that gives the column a value first, in a release before the migration.',
  severity: 'note',
  categories: ['incompatible'],
  examples: {
    bad: ['ALTER TABLE bookings ALTER COLUMN status DROP DEFAULT;'],
    good: [
      `ALTER TABLE bookings ALTER COLUMN status SET DEFAULT 'pending';`,
      `ALTER TABLE bookings ADD COLUMN s text DEFAULT 'x'; ALTER TABLE bookings ALTER COLUMN s DROP DEFAULT;`,
      `ALTER TABLE b ALTER COLUMN s DROP DEFAULT; ALTER TABLE b ALTER COLUMN s SET DEFAULT 'y';`,
    ],
  },
  check({ operation: { table, column }, catalogue, later }) {
    if (isSurelyNewColumn(catalogue, table, column)) return undefined;
    if (later(table, 'set-default', 'add-identity').some((next) => next.column === column)) return undefined;
    return { message: `Column \`${column}\` of \`${printName(table)}\` has no default from then on.` };
  },
});
