import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isSurelyNewTable } from '../catalogue.ts';
import { retiredName } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const dropTable = operationRule({
  id: 'drop-table',
  kinds: ['drop-table'],
  title: 'A table is dropped',
  why: 'Its rows are gone unless there is a backup, and code that still uses it fails.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait, and of the tables that its foreign keys point to.',
  },
  saferWay:
    'Stop using the table in one release, rename it out of the way in the next, and drop it when nothing has missed it.',
  severity: 'warning',
  categories: ['destructive', 'incompatible'],
  examples: {
    bad: ['DROP TABLE bookings;', 'DROP TABLE IF EXISTS booking.payments CASCADE;'],
    good: [
      'CREATE TABLE bookings_import (id bigint); DROP TABLE bookings_import;',
      'CREATE TEMPORARY TABLE numbers (n integer); DROP TABLE numbers;',
    ],
  },
  check({ operation: { table, cascade }, catalogue }) {
    if (isSurelyNewTable(catalogue, table)) return undefined;
    const name = printName(table);
    const others = cascade ? ', with the views and foreign keys that depend on it' : '';
    const retired = printIdentifier(retiredName(table.name));
    return {
      message: `Table \`${name}\` is dropped, and its rows with it${others}.`,
      sql: [
        '-- When no code uses it any more: out of the way, and back at once should it be missed.',
        `ALTER TABLE ${name} RENAME TO ${retired};`,
        `-- Some weeks later, in a migration of its own: drop ${retired}.`,
      ].join('\n'),
    };
  },
});
