import { printName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, type Column, findColumn, isNew, isNewTable, provesNotNull } from '../catalogue.ts';
import { keyColumns } from '../constraint-locks.ts';
import { defaultStep, notNullSteps, STEPS } from '../not-null-steps.ts';
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
      `CREATE UNIQUE INDEX CONCURRENTLY numbers ON bookings (number);
ALTER TABLE bookings ADD PRIMARY KEY USING INDEX numbers;`,
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
    if (isNewTable(catalogue, table)) return undefined;
    const columns = columnsMadeNotNull(operation, catalogue).filter(
      (column) => !provesNotNull(catalogue, table, column),
    );
    if (columns.length === 0) return undefined;
    return {
      message: `Every row of \`${printName(table)}\` is checked for a value in ${columns.map((column) => `\`${column}\``).join(' and ')} while nobody can use the table.`,
      sql: [
        ...columns.map((column, at) => notNullSteps(table, column, 1 + at * STEPS)),
        ...columns
          .filter((column) => isNewWithoutDefault(findColumn(catalogue, table, column)))
          .map((column, at) => defaultStep(table, column, 1 + columns.length * STEPS + at)),
      ].join('\n\n'),
    };
  },
});

/** One that was there before has served without. */
function isNewWithoutDefault(column: Column | undefined): boolean {
  return isNew(column) && column?.hasDefault !== true;
}

/**
 * A primary key makes its columns NOT NULL, over an index that is there already too; from PostgreSQL 18 on, NOT NULL
 * can be added as a constraint. A primary key that builds its index is told of for that.
 */
function columnsMadeNotNull(
  operation: OperationOf<'set-not-null' | 'add-constraint'>,
  catalogue: Catalogue,
): readonly string[] {
  if (operation.kind === 'set-not-null') return [operation.column];
  const { constraint, table } = operation;
  if (constraint.type === 'not-null') return constraint.notValid ? [] : constraint.columns;
  if (constraint.type !== 'primary-key' || constraint.usingIndex === undefined) return [];
  return keyColumns(constraint.usingIndex, table, catalogue);
}
