import { printType } from '../../domain/operation/expression.ts';
import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { constraintName, foreignKeySql, notValidSteps } from '../constraint-sql.ts';
import { operationRule } from '../rule.ts';

export const addColumnWithForeignKey = operationRule({
  id: 'add-column-with-foreign-key',
  kinds: ['add-column'],
  title: 'A column is added to a table in use together with a foreign key',
  why: 'Both tables are locked in one transaction: nobody can use the one, nor write to the other, until the migration has both locks and has ended.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect:
      'Reads and writes of the table wait, and writes to the table that is referenced (share row exclusive).',
  },
  saferWay: 'Add the column first, then the foreign key as NOT VALID, and validate it in a later migration.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: ['ALTER TABLE bookings ADD COLUMN room_id bigint REFERENCES rooms (id) ON DELETE CASCADE;'],
    good: [
      'ALTER TABLE bookings ADD COLUMN room_id bigint;',
      'CREATE TABLE bookings (id bigint); ALTER TABLE bookings ADD COLUMN room_id bigint REFERENCES rooms (id);',
      'CREATE TABLE rooms (id bigint PRIMARY KEY); ALTER TABLE bookings ADD COLUMN room_id bigint REFERENCES rooms;',
    ],
  },
  check({ operation: { table, column }, catalogue }) {
    const key = column.constraints.find((constraint) => constraint.type === 'foreign-key');
    if (key === undefined || isNewTable(catalogue, table)) return undefined;
    if (isNewTable(catalogue, key.references)) return undefined;
    const [name, there] = [printName(table), printName(key.references)];
    const type = column.type === undefined ? 'bigint' : printType(column.type);
    return {
      message: `Column \`${column.name}\` is added to \`${name}\` with a foreign key to \`${there}\`: both tables are locked together.`,
      sql: [
        `ALTER TABLE ${name} ADD COLUMN ${printIdentifier(column.name)} ${type};`,
        '',
        notValidSteps(table, constraintName(table, key), foreignKeySql(key)),
      ].join('\n'),
    };
  },
});
