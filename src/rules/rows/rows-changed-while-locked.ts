import { printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';
import { isInTransaction } from '../script-state.ts';

export const rowsChangedWhileLocked = operationRule({
  id: 'rows-changed-while-locked',
  kinds: ['update', 'delete', 'merge', 'insert'],
  title: 'Rows are changed in a transaction that has changed the schema of a table in use',
  why: 'The lock of the schema change is held until every row is changed, so nobody can use the table for as long as that takes.',
  lock: {
    mode: 'row exclusive',
    cost: 'scan',
    effect: 'The lock of the schema change is held meanwhile: reads and writes of that table wait.',
  },
  saferWay: 'Change the schema in one migration, and the rows in batches outside it.',
  severity: 'warning',
  categories: ['data', 'blocking'],
  examples: {
    bad: [
      `BEGIN;
ALTER TABLE bookings ADD COLUMN status text;
UPDATE bookings SET status = 'pending' WHERE status IS NULL;
COMMIT;`,
    ],
    good: [
      `BEGIN; ALTER TABLE bookings ADD COLUMN status text; COMMIT;
UPDATE bookings SET status = 'pending' WHERE id BETWEEN 1 AND 1000;`,
      `BEGIN; CREATE TABLE tags (name text); INSERT INTO tags SELECT name FROM names; COMMIT;`,
      `BEGIN; ALTER TABLE bookings ADD COLUMN status text; INSERT INTO states VALUES ('pending'); COMMIT;`,
    ],
  },
  check({ operation, catalogue, state, sinceBegin }) {
    const held = state.locks.find(({ mode }) => mode === 'access exclusive');
    if (!isInTransaction(state) || held === undefined) return undefined;
    if (operation.kind === 'insert' && (!operation.fromQuery || operation.reads.length === 0))
      return undefined;
    if (isNewTable(catalogue, operation.table) && operation.kind !== 'insert') return undefined;
    // Once is enough: the schema change is what has to leave the transaction.
    if (sinceBegin(undefined, 'update', 'delete', 'merge').length > 0) return undefined;
    const [rows, locked] = [printName(operation.table), printName(held.table)];
    return {
      message: `Rows of \`${rows}\` are changed while the same transaction keeps \`${locked}\` locked.`,
      sql: [
        '-- Where the schema change ends:',
        'COMMIT;',
        '-- The rows then, in batches outside the migration.',
      ].join('\n'),
    };
  },
});
