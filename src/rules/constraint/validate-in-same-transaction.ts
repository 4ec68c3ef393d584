import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { constraintName } from '../constraint-sql.ts';
import { operationRule } from '../rule.ts';

export const validateInSameTransaction = operationRule({
  id: 'validate-in-same-transaction',
  kinds: ['validate-constraint'],
  title: 'A constraint is validated in the transaction that adds it as NOT VALID',
  why: 'Adding it took a lock that is held until the transaction ends, so nobody can use the table while every row is checked: nothing is won by NOT VALID.',
  lock: {
    mode: 'share update exclusive',
    cost: 'scan',
    effect: 'The lock of ADD CONSTRAINT is held meanwhile: writes wait, and for a CHECK reads too.',
  },
  saferWay: 'Validate it in a later migration, or in one that runs outside a transaction.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: [
      `BEGIN;
ALTER TABLE bookings ADD CONSTRAINT nights_positive CHECK (nights > 0) NOT VALID;
ALTER TABLE bookings VALIDATE CONSTRAINT nights_positive;
COMMIT;`,
    ],
    good: [
      `BEGIN;
ALTER TABLE bookings ADD CONSTRAINT nights_positive CHECK (nights > 0) NOT VALID;
COMMIT;
ALTER TABLE bookings VALIDATE CONSTRAINT nights_positive;`,
      'ALTER TABLE bookings VALIDATE CONSTRAINT nights_positive;',
    ],
  },
  check({ operation: { table, constraint: name }, catalogue, sinceBegin }) {
    if (isNewTable(catalogue, table)) return undefined;
    const added = sinceBegin(table, 'add-constraint').some(
      (operation) => constraintName(operation.table, operation.constraint) === name,
    );
    if (!added) return undefined;
    return {
      message: `Constraint \`${name}\` of \`${printName(table)}\` is added and validated in one transaction: the table is locked while every row is checked.`,
      sql: [
        '-- In a later migration:',
        `ALTER TABLE ${printName(table)} VALIDATE CONSTRAINT ${printIdentifier(name)};`,
      ].join('\n'),
    };
  },
});
