import { printName } from '../../domain/operation/name.ts';
import { untilNone } from '../batches.ts';
import { isSurelyNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const deleteWithoutWhere = operationRule({
  id: 'delete-without-where',
  kinds: ['delete'],
  title: 'Every row of a table is deleted at once',
  why: 'The rows are gone unless there is a backup, and until the transaction ends whoever changes one of them waits.',
  lock: {
    mode: 'row exclusive',
    cost: 'scan',
    effect: 'Reads go on; whoever changes a row of the table waits until the transaction ends.',
  },
  saferWay:
    'Keep a copy of the rows, and delete in batches outside the migration, each in its own transaction.',
  severity: 'warning',
  categories: ['destructive', 'data', 'blocking'],
  examples: {
    bad: ['DELETE FROM bookings;', 'DELETE FROM bookings WHERE 1 = 1;'],
    good: [
      `DELETE FROM bookings WHERE status = 'draft';`,
      'CREATE TEMPORARY TABLE numbers (n integer); DELETE FROM numbers;',
    ],
  },
  check({ operation: { table, where }, catalogue }) {
    if (where === 'present' || isSurelyNewTable(catalogue, table)) return undefined;
    const name = printName(table);
    return {
      message: `Every row of \`${name}\` is deleted.`,
      sql: untilNone(`DELETE FROM ${name}`, name),
    };
  },
});
