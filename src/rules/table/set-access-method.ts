import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { madeName } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const setAccessMethod = operationRule({
  id: 'set-access-method',
  kinds: ['set-access-method'],
  title: 'A table in use is stored by another access method',
  why: 'The whole table is written again while nobody can use it.',
  lock: {
    mode: 'access exclusive',
    cost: 'rewrite',
    effect: 'Reads and writes of the table wait until it is written again and every index is rebuilt.',
  },
  saferWay:
    'Make a table of the other method, move the rows over in batches, and swap the names in one short transaction.',
  severity: 'warning',
  categories: ['rewriting', 'blocking'],
  versions: { from: 15 },
  examples: {
    bad: ['ALTER TABLE bookings SET ACCESS METHOD columnar;'],
    good: ['CREATE TABLE t (id int); ALTER TABLE t SET ACCESS METHOD columnar;'],
  },
  check({ operation: { table, method }, catalogue }) {
    if (isNewTable(catalogue, table)) return undefined;
    const name = printName(table);
    const next = printName({ ...table, name: madeName([table.name], 'new') });
    return {
      message: `\`${name}\` is stored by \`${method}\` from then on: the whole table is written again.`,
      sql: [
        `CREATE TABLE ${next} (LIKE ${name} INCLUDING ALL) USING ${printIdentifier(method)};`,
        '-- Copy the rows over in batches outside the migration, then swap the names in one short transaction.',
      ].join('\n'),
    };
  },
});
