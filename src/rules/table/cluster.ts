import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const cluster = operationRule({
  id: 'cluster',
  kinds: ['cluster'],
  title: 'A table is written again in the order of an index',
  why: 'Nobody can use the table until every row is copied, and the order is lost again as rows change.',
  lock: {
    mode: 'access exclusive',
    cost: 'rewrite',
    effect: 'Reads and writes of the table wait until it is written again and every index is rebuilt.',
  },
  saferWay: 'Run pg_repack outside the migration, which orders the rows while reads and writes go on.',
  severity: 'warning',
  categories: ['rewriting', 'blocking'],
  examples: {
    bad: ['CLUSTER bookings USING bookings_room_idx;'],
    good: [
      'ALTER TABLE bookings CLUSTER ON bookings_room_idx;',
      'CREATE TABLE t (id int PRIMARY KEY); CLUSTER t USING t_pkey;',
    ],
  },
  check({ operation: { table, index }, catalogue }) {
    if (table === undefined)
      return { message: 'Every clustered table is written again while nobody can use it.' };
    if (isNewTable(catalogue, table)) return undefined;
    const name = printName(table);
    return {
      message: `\`${name}\` is written again in the order of ${index === undefined ? 'its index' : `\`${index}\``} while nobody can use it.`,
      ...(index === undefined
        ? {}
        : {
            sql: [
              `ALTER TABLE ${name} CLUSTER ON ${printIdentifier(index)};`,
              `-- Then outside the migration, in that order: pg_repack --table=${name}`,
            ].join('\n'),
          }),
    };
  },
});
