import { printType } from '../../domain/operation/expression.ts';
import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { notValidSteps } from '../constraint-sql.ts';
import { madeName } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const addColumnWithCheck = operationRule({
  id: 'add-column-with-check',
  kinds: ['add-column'],
  title: 'A column is added to a table in use together with a CHECK',
  why: 'The CHECK reads the whole table while nobody can use it, although the new column has the same value in every row.',
  lock: {
    mode: 'access exclusive',
    cost: 'scan',
    effect: 'Reads and writes of the table wait until every row is checked.',
  },
  saferWay: 'Add the column first, then the CHECK as NOT VALID, and validate it in a later migration.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: ['ALTER TABLE bookings ADD COLUMN nights integer DEFAULT 1 CHECK (nights > 0);'],
    good: [
      'ALTER TABLE bookings ADD COLUMN nights integer DEFAULT 1;',
      'CREATE TABLE bookings (id bigint); ALTER TABLE bookings ADD COLUMN nights integer CHECK (nights > 0);',
    ],
  },
  check({ operation: { table, column }, catalogue }) {
    const check = column.constraints.find((constraint) => constraint.type === 'check');
    if (check === undefined || isNewTable(catalogue, table)) return undefined;
    const [name, shown] = [printName(table), printIdentifier(column.name)];
    const type = column.type === undefined ? 'text' : printType(column.type);
    const value = column.default === undefined ? '' : ` DEFAULT ${column.default.text}`;
    const required = column.notNull ? ' NOT NULL' : '';
    const constraint = check.name ?? madeName([table.name, column.name], 'check');
    return {
      message: `CHECK \`${constraint}\` of the new column \`${column.name}\` reads every row of \`${name}\` while nobody can use the table.`,
      sql: [
        `ALTER TABLE ${name} ADD COLUMN ${shown} ${type}${required}${value};`,
        '',
        notValidSteps(table, constraint, `CHECK (${check.expression.text})`),
      ].join('\n'),
    };
  },
});
