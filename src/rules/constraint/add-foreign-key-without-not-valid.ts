import { printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { constraintName, foreignKeySql, notValidSteps } from '../constraint-sql.ts';
import { operationRule } from '../rule.ts';

export const addForeignKeyWithoutNotValid = operationRule({
  id: 'add-foreign-key-without-not-valid',
  kinds: ['add-constraint'],
  title: 'A foreign key is added to a table in use without NOT VALID',
  why: 'Every row is looked up in the other table while nobody can write to either of them.',
  lock: {
    mode: 'share row exclusive',
    cost: 'scan',
    effect: 'Writes to both tables wait until every row is checked; reads go on.',
  },
  saferWay: 'Add it NOT VALID, and validate it in a later migration.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: [
      'ALTER TABLE bookings ADD CONSTRAINT bookings_room_fkey FOREIGN KEY (room_id) REFERENCES rooms (id);',
      'ALTER TABLE bookings ADD FOREIGN KEY (room_id) REFERENCES rooms ON DELETE CASCADE;',
    ],
    good: [
      'ALTER TABLE bookings ADD CONSTRAINT bookings_room_fkey FOREIGN KEY (room_id) REFERENCES rooms (id) NOT VALID;',
      'CREATE TABLE bookings (room_id bigint); ALTER TABLE bookings ADD FOREIGN KEY (room_id) REFERENCES rooms (id);',
    ],
  },
  check({ operation: { table, constraint }, catalogue }) {
    if (constraint.type !== 'foreign-key' || constraint.notValid) return undefined;
    if (isNewTable(catalogue, table)) return undefined;
    const name = constraintName(table, constraint);
    const [here, there] = [printName(table), printName(constraint.references)];
    return {
      message: `Foreign key \`${name}\` checks every row of \`${here}\` against \`${there}\` while writes to both wait.`,
      sql: notValidSteps(table, name, foreignKeySql(constraint)),
    };
  },
});
