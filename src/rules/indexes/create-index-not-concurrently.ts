import { printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const createIndexNotConcurrently = operationRule({
  id: 'create-index-not-concurrently',
  kinds: ['create-index'],
  title: 'An index is built without CONCURRENTLY on a table in use',
  why: 'Nobody can insert, update or delete a row until the whole index is built.',
  lock: {
    mode: 'share',
    cost: 'index-build',
    effect: 'Writes to the table wait until the index is built; reads go on.',
  },
  saferWay: 'Build it CONCURRENTLY, in a migration of its own that runs outside a transaction.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: [
      'CREATE INDEX bookings_status_idx ON bookings (status);',
      'CREATE UNIQUE INDEX IF NOT EXISTS users_email_key ON users (lower(email));',
    ],
    good: [
      'CREATE INDEX CONCURRENTLY bookings_status_idx ON bookings (status);',
      'CREATE TABLE bookings (status text); CREATE INDEX bookings_status_idx ON bookings (status);',
      'CREATE INDEX measurements_at_idx ON ONLY measurements (at);',
    ],
  },
  check({ operation: { index, table, concurrently, only, unique }, source, catalogue, earlier }) {
    if (concurrently || only || isNewTable(catalogue, table)) return undefined;
    // A materialized view that is as new as its index.
    if (earlier(table, 'create-view').some(({ ifNotExists }) => !ifNotExists)) return undefined;
    const named = index === undefined ? 'An index' : `Index \`${index}\``;
    return {
      message: `${named} on \`${printName(table)}\` is built while writes to the table wait.`,
      sql: [
        '-- In a migration of its own, outside a transaction:',
        concurrentlyBuilt(source),
        ...(unique ? ['-- If it fails on rows that are equal, drop the invalid index that it leaves.'] : []),
      ].join('\n'),
    };
  },
});

/** The statement as it is written, with CONCURRENTLY in its place. */
function concurrentlyBuilt(source: string): string {
  const statement = source.trim().replace(/;$/, '');
  return `${statement.replace(/\b(create\s+(?:unique\s+)?index)\b/i, '$1 CONCURRENTLY')};`;
}
