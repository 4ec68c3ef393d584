import { printName } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';

export const reindexNotConcurrently = operationRule({
  id: 'reindex-not-concurrently',
  kinds: ['reindex'],
  title: 'Indexes are rebuilt without CONCURRENTLY',
  why: 'Nobody can write to the table until the index is built again, and queries that would use the index wait too.',
  lock: {
    mode: 'share',
    cost: 'index-build',
    effect:
      'Writes to the table wait until the index is built, and the index itself is locked for everybody.',
  },
  saferWay:
    'Rebuild them CONCURRENTLY (PostgreSQL 12 and later), in a migration of its own outside a transaction.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: ['REINDEX INDEX bookings_status_idx;', 'REINDEX TABLE bookings;'],
    good: ['REINDEX INDEX CONCURRENTLY bookings_status_idx;'],
  },
  check({ operation: { target, name, concurrently } }) {
    if (concurrently) return undefined;
    const what = name === undefined ? `the ${target}` : `${target} \`${printName(name)}\``;
    if (name === undefined || target === 'system')
      return { message: `The indexes of ${what} are rebuilt while writes wait.` };
    return {
      message:
        target === 'index'
          ? `Index \`${printName(name)}\` is rebuilt while writes to its table wait.`
          : `The indexes of ${what} are rebuilt while writes wait.`,
      sql: `-- In a migration of its own, outside a transaction:\nREINDEX ${target.toUpperCase()} CONCURRENTLY ${printName(name)};`,
    };
  },
});
