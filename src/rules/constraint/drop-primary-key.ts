import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isSurelyNewTable } from '../catalogue.ts';
import { childrenOf } from '../dependants.ts';
import { madeName } from '../made-name.ts';
import { isPrimaryKey } from '../primary-key.ts';
import { operationRule } from '../rule.ts';

export const dropPrimaryKey = operationRule({
  id: 'drop-primary-key',
  kinds: ['drop-constraint'],
  title: 'The primary key of a table in use is dropped or changed',
  why: 'Logical replication tells rows apart by it and refuses updates and deletes without it, foreign keys depend on it, and so does code.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait, and with CASCADE those of every table that points to it.',
  },
  saferWay:
    'Build the index of the new key CONCURRENTLY first, make it the replica identity, and change the key in one short transaction.',
  severity: 'warning',
  categories: ['incompatible', 'blocking'],
  examples: {
    bad: [
      'ALTER TABLE bookings DROP CONSTRAINT bookings_pkey;',
      `ALTER TABLE rooms DROP CONSTRAINT rooms_pkey CASCADE; ALTER TABLE rooms ADD PRIMARY KEY (uid);`,
    ],
    good: ['CREATE TABLE rooms (id int PRIMARY KEY); ALTER TABLE rooms DROP CONSTRAINT rooms_pkey;'],
  },
  check({ operation: { table, constraint, cascade }, catalogue, later }) {
    if (isSurelyNewTable(catalogue, table) || !isPrimaryKey(catalogue, table, constraint)) return undefined;
    const name = printName(table);
    const children = cascade ? childrenOf(catalogue, table).map((child) => `\`${printName(child)}\``) : [];
    const lost = children.length > 0 ? `, and the foreign keys of ${children.join(', ')} with it` : '';
    const next = later(table, 'add-constraint').flatMap(({ constraint: added }) =>
      added.type === 'primary-key' ? added.columns : [],
    );
    const columns = next.length > 0 ? next : ['id'];
    const index = printIdentifier(madeName([table.name, columns.join('_')], 'key'));
    return {
      message: `Primary key \`${constraint}\` of \`${name}\` is dropped${lost}.`,
      sql: [
        '-- 1. In a migration of its own, outside a transaction; its columns have to be NOT NULL:',
        `CREATE UNIQUE INDEX CONCURRENTLY ${index} ON ${name} (${columns.map(printIdentifier).join(', ')});`,
        '',
        '-- 2. Rows can be told apart by it from now on:',
        `ALTER TABLE ${name} REPLICA IDENTITY USING INDEX ${index};`,
        `-- 3. Drop the old key, and in the same transaction: ADD PRIMARY KEY USING INDEX ${index}.`,
      ].join('\n'),
    };
  },
});
