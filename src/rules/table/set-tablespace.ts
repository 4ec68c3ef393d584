import { printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const setTablespace = operationRule({
  id: 'set-tablespace',
  kinds: ['set-tablespace'],
  title: 'A table in use is moved to another tablespace',
  why: 'Every block of the table is copied while nobody can use it.',
  lock: {
    mode: 'access exclusive',
    cost: 'rewrite',
    effect: 'Reads and writes of the table wait until it is copied.',
  },
  saferWay:
    'Run pg_repack with its tablespace outside the migration, which moves the table while reads and writes go on.',
  severity: 'warning',
  categories: ['rewriting', 'blocking'],
  examples: {
    bad: ['ALTER TABLE bookings SET TABLESPACE fast;'],
    good: [
      'CREATE TABLE t (id int); ALTER TABLE t SET TABLESPACE fast;',
      'CREATE TABLE t (id int) TABLESPACE fast;',
    ],
  },
  check({ operation: { table, tablespace }, catalogue }) {
    if (isNewTable(catalogue, table)) return undefined;
    const name = printName(table);
    return {
      message: `\`${name}\` is copied to tablespace \`${tablespace}\` while nobody can use it.`,
      sql: `-- Outside the migration: pg_repack --table=${name} --tablespace=${tablespace}`,
    };
  },
});
