import { printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const changeReplicaIdentity = operationRule({
  id: 'change-replica-identity',
  kinds: ['set-replica-identity'],
  title: 'The replica identity of a table in use is changed',
  why: 'It decides what logical replication is told of a changed row: with NOTHING updates and deletes fail, with FULL every old row is written to the log.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait, if only for a moment.',
  },
  saferWay: 'Leave it to the primary key, or name a unique index over columns that are NOT NULL.',
  severity: 'note',
  categories: ['incompatible'],
  examples: {
    bad: ['ALTER TABLE bookings REPLICA IDENTITY FULL;', 'ALTER TABLE bookings REPLICA IDENTITY NOTHING;'],
    good: [
      'ALTER TABLE bookings REPLICA IDENTITY DEFAULT;',
      'ALTER TABLE bookings REPLICA IDENTITY USING INDEX bookings_uid_key;',
      'CREATE TABLE t (id int); ALTER TABLE t REPLICA IDENTITY FULL;',
    ],
  },
  check({ operation: { table, identity }, catalogue }) {
    if (identity === 'default' || identity === 'index' || isNewTable(catalogue, table)) return undefined;
    return {
      message: `The replica identity of \`${printName(table)}\` becomes ${identity.toUpperCase()}.`,
      sql: `ALTER TABLE ${printName(table)} REPLICA IDENTITY DEFAULT;`,
    };
  },
});
