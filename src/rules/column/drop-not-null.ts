import { printName } from '../../domain/operation/name.ts';
import { isSurelyNewColumn } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const dropNotNull = operationRule({
  id: 'drop-not-null',
  kinds: ['drop-not-null'],
  title: 'A column of a table in use may be null from then on',
  why: 'Code that reads the column may not expect null, and once there are nulls the way back needs a scan and new values.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait, if only for a moment.',
  },
  saferWay: 'Deploy the code that copes with null first, in a release before the migration.',
  severity: 'note',
  categories: ['incompatible'],
  examples: {
    bad: ['ALTER TABLE bookings ALTER COLUMN status DROP NOT NULL;'],
    good: ['CREATE TABLE b (s text NOT NULL); ALTER TABLE b ALTER COLUMN s DROP NOT NULL;'],
  },
  check({ operation: { table, column }, catalogue }) {
    if (isSurelyNewColumn(catalogue, table, column)) return undefined;
    return { message: `Column \`${column}\` of \`${printName(table)}\` may be null from then on.` };
  },
});
