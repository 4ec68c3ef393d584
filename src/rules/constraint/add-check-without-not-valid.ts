import { printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { constraintName, notValidSteps } from '../constraint-sql.ts';
import { operationRule } from '../rule.ts';

export const addCheckWithoutNotValid = operationRule({
  id: 'add-check-without-not-valid',
  kinds: ['add-constraint'],
  title: 'A CHECK is added to a table in use without NOT VALID',
  why: 'PostgreSQL reads the whole table while nobody can use it, and stops the migration at the first row that breaks the rule.',
  lock: {
    mode: 'access exclusive',
    cost: 'scan',
    effect: 'Reads and writes of the table wait until every row is checked.',
  },
  saferWay: 'Add it NOT VALID, and validate it in a later migration.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: [
      'ALTER TABLE bookings ADD CONSTRAINT nights_positive CHECK (nights > 0);',
      'ALTER TABLE bookings ADD CHECK (nights > 0);',
    ],
    good: [
      'ALTER TABLE bookings ADD CONSTRAINT nights_positive CHECK (nights > 0) NOT VALID;',
      'CREATE TABLE bookings (nights integer); ALTER TABLE bookings ADD CHECK (nights > 0);',
    ],
  },
  check({ operation: { table, constraint }, catalogue }) {
    if (constraint.type !== 'check' || constraint.notValid) return undefined;
    if (isNewTable(catalogue, table)) return undefined;
    const name = constraintName(table, constraint);
    const rule = `CHECK (${constraint.expression.text})${constraint.noInherit ? ' NO INHERIT' : ''}`;
    return {
      message: `CHECK \`${name}\` reads every row of \`${printName(table)}\` while nobody can use the table.`,
      sql: notValidSteps(table, name, rule),
    };
  },
});
