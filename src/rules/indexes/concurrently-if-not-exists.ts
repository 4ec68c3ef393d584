import { printName } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';
import { bare, outsideTransaction } from '../source-text.ts';

export const concurrentlyIfNotExists = operationRule({
  id: 'concurrently-if-not-exists',
  kinds: ['create-index'],
  title: 'An index is built CONCURRENTLY only if there is none of its name',
  why: 'When the building fails an invalid index of the name is left; the next try finds it there and does nothing, so nobody notices that queries cannot use it.',
  lock: {
    mode: 'share update exclusive',
    cost: 'index-build',
    effect: 'Reads and writes of the table go on.',
  },
  saferWay: 'Drop the index of the name first, if there is one, and build it without IF NOT EXISTS.',
  severity: 'note',
  categories: [],
  examples: {
    bad: ['CREATE INDEX CONCURRENTLY IF NOT EXISTS bookings_status_idx ON bookings (status);'],
    good: [
      `DROP INDEX CONCURRENTLY IF EXISTS bookings_status_idx;
CREATE INDEX CONCURRENTLY bookings_status_idx ON bookings (status);`,
      `DROP INDEX CONCURRENTLY IF EXISTS bookings_status_idx;
CREATE INDEX CONCURRENTLY IF NOT EXISTS bookings_status_idx ON bookings (status);`,
      'CREATE INDEX IF NOT EXISTS bookings_status_idx ON bookings (status);',
    ],
  },
  check({ operation: { index, table, concurrently, ifNotExists }, source, earlier }) {
    if (!concurrently || !ifNotExists || index === undefined) return undefined;
    if (earlier({ name: index }, 'drop-index').length > 0) return undefined;
    const name = printName(table.schema === undefined ? { name: index } : { ...table, name: index });
    return {
      message: `Index \`${index}\` on \`${printName(table)}\` is not built again if an invalid one of its name is left over.`,
      sql: outsideTransaction(
        `DROP INDEX CONCURRENTLY IF EXISTS ${name};`,
        `${bare(source).replace(/\bif\s+not\s+exists\s+/i, '')};`,
      ),
    };
  },
});
