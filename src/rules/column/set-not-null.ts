import { printName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { isNewTable, provesNotNull } from '../catalogue.ts';
import { notNullSteps } from '../not-null-steps.ts';
import { operationRule } from '../rule.ts';

export const setNotNull = operationRule({
  id: 'set-not-null',
  kinds: ['set-not-null', 'add-constraint'],
  title: 'A column of a table in use becomes NOT NULL in one step',
  why: 'PostgreSQL reads the whole table while nobody can use it, and stops the migration at the first row without a value.',
  lock: {
    mode: 'access exclusive',
    cost: 'scan',
    effect: 'Reads and writes of the table wait until every row is checked.',
  },
  saferWay:
    'Prove it first with a CHECK that is added NOT VALID and validated later; then no scan is needed.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: [
      'ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;',
      'ALTER TABLE bookings ADD CONSTRAINT status_given NOT NULL status;',
    ],
    good: [
      `ALTER TABLE bookings ADD CONSTRAINT given CHECK (status IS NOT NULL) NOT VALID;
ALTER TABLE bookings VALIDATE CONSTRAINT given;
ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;`,
      'CREATE TABLE bookings (status text); ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;',
      'ALTER TABLE bookings ADD CONSTRAINT status_given NOT NULL status NOT VALID;',
    ],
  },
  check({ operation, catalogue }) {
    const { table } = operation;
    const column = columnMadeNotNull(operation);
    if (column === undefined || isNewTable(catalogue, table)) return undefined;
    if (provesNotNull(catalogue, table, column)) return undefined;
    return {
      message: `Every row of \`${printName(table)}\` is checked for a value in \`${column}\` while nobody can use the table.`,
      sql: notNullSteps(table, column, 1),
    };
  },
});

/** From PostgreSQL 18 on, NOT NULL can be added as a constraint too. */
function columnMadeNotNull(operation: OperationOf<'set-not-null' | 'add-constraint'>): string | undefined {
  if (operation.kind === 'set-not-null') return operation.column;
  const { constraint } = operation;
  return constraint.type === 'not-null' && !constraint.notValid ? constraint.columns[0] : undefined;
}
