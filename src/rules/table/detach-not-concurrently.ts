import { printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';
import { outsideTransaction } from '../source-text.ts';

export const detachNotConcurrently = operationRule({
  id: 'detach-not-concurrently',
  kinds: ['detach-partition'],
  title: 'A partition is detached without CONCURRENTLY',
  why: 'The whole partitioned table is locked for everybody, and queries find its rows gone the moment after.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the partitioned table and of its default partition wait.',
  },
  saferWay:
    'Detach it CONCURRENTLY (PostgreSQL 14 and later, without a default partition), outside a transaction.',
  severity: 'warning',
  categories: ['blocking', 'incompatible'],
  examples: {
    bad: ['ALTER TABLE measurements DETACH PARTITION may;'],
    good: [
      'ALTER TABLE measurements DETACH PARTITION may CONCURRENTLY;',
      'ALTER TABLE measurements DETACH PARTITION may FINALIZE;',
      `CREATE TABLE m (k int) PARTITION BY RANGE (k); ALTER TABLE m DETACH PARTITION may;`,
    ],
  },
  check({ operation: { table, partition, concurrently, finalize }, catalogue }) {
    if (concurrently || finalize || isNewTable(catalogue, table)) return undefined;
    const [name, part] = [printName(table), printName(partition)];
    return {
      message: `\`${name}\` is locked for everybody while partition \`${part}\` is detached.`,
      sql: outsideTransaction(`ALTER TABLE ${name} DETACH PARTITION ${part} CONCURRENTLY;`),
    };
  },
});
