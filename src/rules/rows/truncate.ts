import { printName } from '../../domain/operation/name.ts';
import { untilNone } from '../batches.ts';
import { isSurelyNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const truncate = operationRule({
  id: 'truncate',
  kinds: ['truncate'],
  title: 'A table is emptied',
  why: 'The rows are gone unless there is a backup, no trigger for deleted rows runs, and with CASCADE the tables that point to it are emptied too.',
  lock: {
    mode: 'access exclusive',
    cost: 'rewrite',
    effect:
      'Reads and writes of the table wait until the transaction ends; with CASCADE those of its children too.',
  },
  saferWay:
    'Keep a copy of the rows, and delete in batches outside the migration, each in its own transaction.',
  severity: 'warning',
  categories: ['destructive', 'data', 'blocking'],
  examples: {
    bad: ['TRUNCATE bookings;', 'TRUNCATE TABLE rooms, bookings RESTART IDENTITY CASCADE;'],
    good: ['CREATE TABLE bookings (id bigint); TRUNCATE bookings;'],
  },
  check({ operation: { table, cascade }, catalogue }) {
    if (isSurelyNewTable(catalogue, table)) return undefined;
    const name = printName(table);
    const others = cascade ? ', and so is every table with a foreign key to it' : '';
    return { message: `Table \`${name}\` is emptied${others}.`, sql: untilNone(`DELETE FROM ${name}`, name) };
  },
});
