import { printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const vacuumFull = operationRule({
  id: 'vacuum-full',
  kinds: ['vacuum'],
  title: 'A table is written again by VACUUM FULL',
  why: 'Nobody can use the table until every row is copied to a new file, and the disk has to hold both.',
  lock: {
    mode: 'access exclusive',
    cost: 'rewrite',
    effect: 'Reads and writes of the table wait until it is written again and every index is rebuilt.',
  },
  saferWay:
    'Let autovacuum do its work; where the table has to shrink, run pg_repack outside the migration, which lets reads and writes go on.',
  severity: 'warning',
  categories: ['rewriting', 'blocking'],
  examples: {
    bad: ['VACUUM FULL bookings;', 'VACUUM (FULL, ANALYZE) bookings;'],
    good: ['VACUUM bookings;', 'CREATE TABLE t (id int); VACUUM FULL t;'],
  },
  check({ operation: { full, tables }, catalogue }) {
    if (!full || (tables.length > 0 && tables.every((table) => isNewTable(catalogue, table))))
      return undefined;
    const names = tables.map((table) => `\`${printName(table)}\``).join(', ');
    return {
      message: `${names === '' ? 'Every table' : names} is written again while nobody can use it.`,
      sql: [
        `VACUUM (ANALYZE)${tables.length > 0 ? ` ${tables.map(printName).join(', ')}` : ''};`,
        ...tables.map(
          (table) => `-- To shrink it, outside the migration: pg_repack --table=${printName(table)}`,
        ),
      ].join('\n'),
    };
  },
});
