import { printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { madeName } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const setLoggedOrUnlogged = operationRule({
  id: 'set-logged-or-unlogged',
  kinds: ['set-logged'],
  title: 'A table in use becomes logged or unlogged',
  why: 'The whole table is written again while nobody can use it; an unlogged table is empty after a crash, and replicas do not have it.',
  lock: {
    mode: 'access exclusive',
    cost: 'rewrite',
    effect: 'Reads and writes of the table wait until it is written again and every index is rebuilt.',
  },
  saferWay:
    'Make a table of the other kind, move the rows over in batches, and swap the names in one short transaction.',
  severity: 'warning',
  categories: ['rewriting', 'blocking'],
  examples: {
    bad: ['ALTER TABLE bookings SET UNLOGGED;', 'ALTER TABLE bookings SET LOGGED;'],
    good: ['CREATE UNLOGGED TABLE t (id int); ALTER TABLE t SET LOGGED;'],
  },
  check({ operation: { table, logged }, catalogue }) {
    if (isNewTable(catalogue, table)) return undefined;
    const name = printName(table);
    const next = printName({ ...table, name: madeName([table.name], 'new') });
    return {
      message: `\`${name}\` becomes ${logged ? 'logged' : 'unlogged, and is empty after a crash'}: the whole table is written again.`,
      sql: [
        `CREATE ${logged ? '' : 'UNLOGGED '}TABLE ${next} (LIKE ${name} INCLUDING ALL);`,
        '-- Copy the rows over in batches outside the migration, then swap the names in one short transaction.',
      ].join('\n'),
    };
  },
});
