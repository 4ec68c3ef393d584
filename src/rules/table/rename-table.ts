import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isSurelyNewTable } from '../catalogue.ts';
import { isRetired } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const renameTable = operationRule({
  id: 'rename-table',
  kinds: ['rename-table'],
  title: 'A table is renamed',
  why: 'Code that runs while the migration is deployed still uses the old name, and fails.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait, if only for a moment.',
  },
  saferWay:
    'Leave a view under the old name in the same transaction, and drop it when no code uses it any more.',
  severity: 'warning',
  categories: ['incompatible'],
  examples: {
    bad: ['ALTER TABLE bookings RENAME TO reservations;'],
    good: [
      'ALTER TABLE bookings RENAME TO reservations; CREATE VIEW bookings AS SELECT * FROM reservations;',
      'ALTER TABLE bookings RENAME TO _deprecated_bookings;',
      'CREATE TABLE bookings_new (id bigint); ALTER TABLE bookings_new RENAME TO bookings_import;',
    ],
  },
  check({ operation: { table, newName }, catalogue, later }) {
    if (isSurelyNewTable(catalogue, table) || isRetired(table.name, newName)) return undefined;
    if (later(table, 'create-view').some((view) => !view.materialized)) return undefined;
    const [name, renamed] = [printName(table), printName({ ...table, name: newName })];
    return {
      message: `Table \`${name}\` is renamed to \`${newName}\`: code that uses the old name fails.`,
      sql: [
        'BEGIN;',
        `ALTER TABLE ${name} RENAME TO ${printIdentifier(newName)};`,
        `CREATE VIEW ${name} AS SELECT * FROM ${renamed};`,
        'COMMIT;',
        `-- In a later migration, when no code uses the old name: DROP VIEW ${name};`,
      ].join('\n'),
    };
  },
});
