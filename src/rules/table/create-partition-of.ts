import { printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const createPartitionOf = operationRule({
  id: 'create-partition-of',
  kinds: ['create-table'],
  title: 'A partition is created in a table in use',
  why: 'The whole partitioned table is locked for everybody, and its default partition is read for rows that belong into the new one.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the partitioned table and of its default partition wait.',
  },
  saferWay:
    'Create the table by itself and attach it, which lets reads and writes of the partitioned table go on.',
  severity: 'note',
  categories: ['blocking'],
  examples: {
    bad: ['CREATE TABLE may PARTITION OF measurements FOR VALUES FROM (150) TO (160);'],
    good: [
      `CREATE TABLE may (LIKE measurements INCLUDING ALL);
ALTER TABLE measurements ATTACH PARTITION may FOR VALUES FROM (150) TO (160);`,
      `CREATE TABLE measurements (k int) PARTITION BY RANGE (k);
CREATE TABLE may PARTITION OF measurements FOR VALUES FROM (150) TO (160);`,
    ],
  },
  check({ operation: { table, partitionOf }, catalogue, source }) {
    if (partitionOf === undefined || isNewTable(catalogue, partitionOf)) return undefined;
    const [name, parent] = [printName(table), printName(partitionOf)];
    const [bounds] = /\b(?:for\s+values\b[\s\S]*?\)(?:\s*to\s*\([^)]*\))?|default)/i.exec(
      source.slice(source.search(/\bpartition\s+of\b/i)),
    ) ?? ['DEFAULT'];
    return {
      message: `\`${parent}\` is locked for everybody while \`${name}\` becomes its partition.`,
      sql: [
        `CREATE TABLE ${name} (LIKE ${parent} INCLUDING ALL);`,
        `ALTER TABLE ${parent} ATTACH PARTITION ${name} ${bounds};`,
      ].join('\n'),
    };
  },
});
