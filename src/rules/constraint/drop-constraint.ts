import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { findTable, isSurelyNew, isSurelyNewTable } from '../catalogue.ts';
import { constraintName } from '../constraint-sql.ts';
import { isPrimaryKey } from '../primary-key.ts';
import { operationRule } from '../rule.ts';

export const dropConstraint = operationRule({
  id: 'drop-constraint',
  kinds: ['drop-constraint'],
  title: 'A constraint of a table in use is dropped',
  why: 'Rows are let in from then on that were refused before, and for a foreign key both tables are locked at once.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait for a moment, and of the other table of a foreign key.',
  },
  saferWay:
    'Set a lock_timeout and try again when it strikes; where another constraint takes its place, add that one first.',
  severity: 'note',
  categories: ['incompatible'],
  examples: {
    bad: ['ALTER TABLE bookings DROP CONSTRAINT bookings_room_id_fkey;'],
    good: [
      'CREATE TABLE rooms (n int CONSTRAINT positive CHECK (n > 0)); ALTER TABLE rooms DROP CONSTRAINT positive;',
      `ALTER TABLE rooms ADD CONSTRAINT given CHECK (code IS NOT NULL) NOT VALID;
ALTER TABLE rooms DROP CONSTRAINT given;`,
      `ALTER TABLE rooms DROP CONSTRAINT positive;
ALTER TABLE rooms ADD CONSTRAINT positive CHECK (n > 1) NOT VALID;`,
    ],
  },
  check({ operation: { table, constraint: name, cascade }, catalogue, later }) {
    const known = findTable(catalogue, table)?.constraints.get(name);
    if (isSurelyNewTable(catalogue, table) || isSurelyNew(known) || isPrimaryKey(catalogue, table, name))
      return undefined;
    const again = later(table, 'add-constraint').some(
      (added) => constraintName(added.table, added.constraint) === name,
    );
    if (again) return undefined;
    const other =
      known?.constraint.type === 'foreign-key'
        ? `: \`${printName(known.constraint.references)}\` is locked with it`
        : '';
    const dependants = cascade ? ', and the foreign keys that depend on it' : '';
    return {
      message: `Constraint \`${name}\` of \`${printName(table)}\` is dropped${dependants}${other}.`,
      sql: [
        '-- In the same migration, in front of it:',
        `SET lock_timeout = '5s';`,
        `-- Then: ALTER TABLE ${printName(table)} DROP CONSTRAINT ${printIdentifier(name)};`,
      ].join('\n'),
    };
  },
});
