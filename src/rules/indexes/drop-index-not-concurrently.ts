import { printName } from '../../domain/operation/name.ts';
import { findIndex, isNew, isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const dropIndexNotConcurrently = operationRule({
  id: 'drop-index-not-concurrently',
  kinds: ['drop-index'],
  title: 'An index of a table in use is dropped without CONCURRENTLY',
  why: 'It has to wait for every query that uses the table, and everybody else waits behind it.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait, if only for a moment once the lock is there.',
  },
  saferWay: 'Drop it CONCURRENTLY, in a migration of its own that runs outside a transaction.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: ['DROP INDEX bookings_status_idx;', 'DROP INDEX IF EXISTS booking.rooms_price_idx;'],
    good: [
      'DROP INDEX CONCURRENTLY bookings_status_idx;',
      'CREATE TABLE t (a integer); CREATE INDEX t_a ON t (a); DROP INDEX t_a;',
    ],
  },
  check({ operation: { index, concurrently, ifExists, cascade }, catalogue }) {
    const known = findIndex(catalogue, index);
    if (concurrently || isNew(known)) return undefined;
    if (known !== undefined && isNewTable(catalogue, known.table)) return undefined;
    const name = printName(index);
    return {
      message: `Index \`${name}\` is dropped while reads and writes of its table wait.`,
      ...(cascade
        ? { saferWay: 'Drop what depends on the index first, then the index CONCURRENTLY, without CASCADE.' }
        : {
            sql: `-- In a migration of its own, outside a transaction:\nDROP INDEX CONCURRENTLY ${ifExists ? 'IF EXISTS ' : ''}${name};`,
          }),
    };
  },
});
