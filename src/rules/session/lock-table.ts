import { printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const lockTable = operationRule({
  id: 'lock-table',
  kinds: ['lock-table'],
  title: 'A table in use is locked by hand',
  why: 'Everybody else waits until the transaction ends, whatever it does meanwhile, and the statements themselves take the locks that they need.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait until the transaction ends, unless a weaker mode is written.',
  },
  saferWay: 'Leave it out, or take the weakest mode that does, with a lock_timeout, as late as possible.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: ['BEGIN; LOCK TABLE bookings; COMMIT;', 'BEGIN; LOCK bookings IN SHARE MODE; COMMIT;'],
    good: [
      'BEGIN; LOCK TABLE bookings IN ROW EXCLUSIVE MODE; COMMIT;',
      'BEGIN; CREATE TABLE t (id int); LOCK TABLE t; COMMIT;',
    ],
  },
  check({ operation: { table, mode }, catalogue }) {
    if (!EFFECTS.has(mode) || isNewTable(catalogue, table)) return undefined;
    return {
      message: `Table \`${printName(table)}\` is locked in ${mode} mode until the transaction ends.`,
      lock: { mode, cost: 'catalogue', effect: EFFECTS.get(mode) ?? '' },
      sql: [
        '-- Where reads may go on, and only writers of schema and of rows have to stay apart:',
        `SET lock_timeout = '5s';`,
        'BEGIN;',
        `LOCK TABLE ${printName(table)} IN SHARE UPDATE EXCLUSIVE MODE;`,
        'COMMIT;',
      ].join('\n'),
    };
  },
});

const WRITES = 'Writes to the table wait until the transaction ends; reads go on.';
const EFFECTS: ReadonlyMap<string, string> = new Map([
  ['share', WRITES],
  ['share row exclusive', WRITES],
  ['exclusive', WRITES],
  ['access exclusive', 'Reads and writes of the table wait until the transaction ends.'],
]);
