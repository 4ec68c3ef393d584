import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';

export const refreshNotConcurrently = operationRule({
  id: 'refresh-not-concurrently',
  kinds: ['refresh-materialized-view'],
  title: 'A materialized view is refreshed without CONCURRENTLY',
  why: 'Nobody can read the view until its query has run and every row is written again.',
  lock: {
    mode: 'access exclusive',
    cost: 'rewrite',
    effect: 'Reads of the view wait until it is written again.',
  },
  saferWay: 'Refresh it CONCURRENTLY, which needs a unique index on the view, and outside the migration.',
  severity: 'warning',
  categories: ['rewriting', 'blocking'],
  examples: {
    bad: ['REFRESH MATERIALIZED VIEW totals;'],
    good: [
      'REFRESH MATERIALIZED VIEW CONCURRENTLY totals;',
      'CREATE MATERIALIZED VIEW totals AS SELECT 1 WITH NO DATA; REFRESH MATERIALIZED VIEW totals;',
    ],
  },
  check({ operation: { view, concurrently }, earlier }) {
    if (concurrently || earlier(view, 'create-view').length > 0) return undefined;
    const name = printName(view);
    return {
      message: `Materialized view \`${name}\` is written again while nobody can read it.`,
      sql: [
        '-- Once, over columns that tell its rows apart, outside a transaction:',
        `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ${printIdentifier(`${view.name}_id`)} ON ${name} (id);`,
        `REFRESH MATERIALIZED VIEW CONCURRENTLY ${name};`,
      ].join('\n'),
    };
  },
});
