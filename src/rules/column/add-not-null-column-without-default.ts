import { printType } from '../../domain/operation/expression.ts';
import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { fillsItself, mustHaveValue } from '../column-definition.ts';
import { defaultStep, notNullSteps, STEPS } from '../not-null-steps.ts';
import { operationRule } from '../rule.ts';

export const addNotNullColumnWithoutDefault = operationRule({
  id: 'add-not-null-column-without-default',
  kinds: ['add-column'],
  title: 'A NOT NULL column without a default is added to a table in use',
  why: 'The rows that are there have no value for it, so the migration fails as soon as there is one row; and code that inserts rows without it fails.',
  lock: {
    mode: 'access exclusive',
    cost: 'scan',
    effect: 'Reads and writes of the table wait until the statement has failed or succeeded.',
  },
  saferWay:
    'Give it a constant default, or add it nullable, fill it, and make it NOT NULL in a later migration.',
  severity: 'warning',
  categories: ['blocking', 'incompatible'],
  examples: {
    bad: [
      'ALTER TABLE bookings ADD COLUMN status text NOT NULL;',
      'ALTER TABLE bookings ADD COLUMN code uuid PRIMARY KEY;',
    ],
    good: [
      `ALTER TABLE bookings ADD COLUMN status text NOT NULL DEFAULT 'pending';`,
      'ALTER TABLE bookings ADD COLUMN status text;',
      'ALTER TABLE bookings ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;',
      'CREATE TABLE bookings (id bigint); ALTER TABLE bookings ADD COLUMN status text NOT NULL;',
    ],
  },
  check({ operation: { table, column }, catalogue }) {
    if (!mustHaveValue(column) || fillsItself(column) || isNewTable(catalogue, table)) return undefined;
    const [name, shown] = [printName(table), printIdentifier(column.name)];
    const type = column.type === undefined ? 'text' : printType(column.type);
    return {
      message: `Column \`${column.name}\` is added to \`${name}\` as NOT NULL without a default: the rows that are there have no value for it.`,
      sql: [
        '-- 1. Nullable: it takes a moment.',
        `ALTER TABLE ${name} ADD COLUMN ${shown} ${type};`,
        '',
        notNullSteps(table, column.name, 2),
        '',
        defaultStep(table, column.name, 2 + STEPS),
      ].join('\n'),
    };
  },
});
