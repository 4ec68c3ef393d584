import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isSurelyNewColumn } from '../catalogue.ts';
import { retiredName } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const dropColumn = operationRule({
  id: 'drop-column',
  kinds: ['drop-column'],
  title: 'A column is dropped',
  why: 'Its values are gone unless there is a backup, and code that still names the column fails.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait, if only for a moment.',
  },
  saferWay:
    'Stop using the column in one release, rename it out of the way in the next, and drop it when nothing has missed it.',
  severity: 'warning',
  categories: ['destructive', 'incompatible'],
  examples: {
    bad: [
      'ALTER TABLE bookings DROP COLUMN status;',
      'ALTER TABLE booking.payments DROP IF EXISTS note CASCADE;',
      'CREATE TABLE IF NOT EXISTS users (id bigint); ALTER TABLE users DROP COLUMN email;',
    ],
    good: [
      'CREATE TABLE bookings (id bigint, status text); ALTER TABLE bookings DROP COLUMN status;',
      'ALTER TABLE bookings ADD COLUMN draft text; ALTER TABLE bookings DROP COLUMN draft;',
    ],
  },
  check({ operation: { table, column, cascade }, catalogue }) {
    if (isSurelyNewColumn(catalogue, table, column)) return undefined;
    const name = printName(table);
    const others = cascade ? ', with the views and constraints that depend on it' : '';
    const retired = printIdentifier(retiredName(column));
    return {
      message: `Column \`${column}\` of \`${name}\` is dropped, and its values with it${others}.`,
      sql: [
        '-- When no code uses it any more: out of the way, and back at once should it be missed.',
        `ALTER TABLE ${name} RENAME COLUMN ${printIdentifier(column)} TO ${retired};`,
        `COMMENT ON COLUMN ${name}.${retired} IS 'Safe to drop when nothing has missed it for 30 days';`,
        `-- Then, in a migration of its own: drop ${retired}.`,
      ].join('\n'),
    };
  },
});
