import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';
import { bare } from '../source-text.ts';
import { hasCheck } from '../table-locks.ts';

export const attachPartitionWithoutCheck = operationRule({
  id: 'attach-partition-without-check',
  kinds: ['attach-partition'],
  title: 'A table is attached as a partition without a CHECK that proves its rows',
  why: 'Every row of the new partition is read while nobody can use it, and so is the default partition, for rows that would belong into the new one.',
  lock: {
    mode: 'access exclusive',
    cost: 'scan',
    effect:
      'Reads and writes of the new and of the default partition wait until every row is checked; the parent is used on (share update exclusive).',
  },
  saferWay:
    'Add a CHECK of the same bounds first, as NOT VALID, validate it, and drop it when the partition is attached.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: ['ALTER TABLE measurements ATTACH PARTITION may FOR VALUES FROM (150) TO (160);'],
    good: [
      `ALTER TABLE may ADD CONSTRAINT may_bounds CHECK (k IS NOT NULL AND k >= 150 AND k < 160) NOT VALID;
ALTER TABLE may VALIDATE CONSTRAINT may_bounds;
ALTER TABLE measurements ATTACH PARTITION may FOR VALUES FROM (150) TO (160);`,
      `CREATE TABLE may (k int);
ALTER TABLE measurements ATTACH PARTITION may FOR VALUES FROM (150) TO (160);`,
    ],
  },
  check({ operation: { table, partition }, catalogue, source }) {
    if (isNewTable(catalogue, partition) || hasCheck(catalogue, partition)) return undefined;
    const [name, check] = [printName(partition), printIdentifier(`${partition.name}_bounds`)];
    return {
      message: `Every row of \`${name}\` is checked while it becomes a partition of \`${printName(table)}\`.`,
      sql: [
        '-- 1. Only new and changed rows are checked; partition_key is the key of the parent:',
        `ALTER TABLE ${name} ADD CONSTRAINT ${check} CHECK (${boundsOf(source)}) NOT VALID;`,
        '',
        '-- 2. In a later migration: the rows are checked while reads and writes go on.',
        `ALTER TABLE ${name} VALIDATE CONSTRAINT ${check};`,
        '',
        '-- 3. Right after it: the constraint proves what would be read, and has done its work.',
        `${bare(source)};`,
        `ALTER TABLE ${name} DROP CONSTRAINT ${check};`,
      ].join('\n'),
    };
  },
});

/** The bounds as a CHECK has them, where they are of one column. */
function boundsOf(source: string): string {
  const key = 'partition_key';
  const [, from, to] = /\bfrom\s*\(([^(),]+)\)\s*to\s*\(([^(),]+)\)/i.exec(source) ?? [];
  const open = (bound: string) => /^\s*(?:minvalue|maxvalue)\s*$/i.test(bound);
  if (from !== undefined && to !== undefined)
    return [
      `${key} IS NOT NULL`,
      ...(open(from) ? [] : [`${key} >= ${from.trim()}`]),
      ...(open(to) ? [] : [`${key} < ${to.trim()}`]),
    ].join(' AND ');
  const [, values] = /\bin\s*\(([^()]+)\)/i.exec(source) ?? [];
  return `${key} IS NOT NULL${values === undefined ? '' : ` AND ${key} IN (${values.trim()})`}`;
}
