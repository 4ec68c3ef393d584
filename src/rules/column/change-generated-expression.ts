import { printType } from '../../domain/operation/expression.ts';
import { printName } from '../../domain/operation/name.ts';
import { findColumn, isNewTable } from '../catalogue.ts';
import { keptByTrigger } from '../kept-by-trigger.ts';
import { madeName } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const changeGeneratedExpression = operationRule({
  id: 'change-generated-expression',
  kinds: ['set-generated-expression'],
  title: 'The expression of a generated column changes',
  why: 'PostgreSQL computes the value of every row anew and writes the whole table again, while nobody can use it; the old values are gone.',
  lock: {
    mode: 'access exclusive',
    cost: 'rewrite',
    effect: 'Reads and writes of the table wait until every row is written again and every index is rebuilt.',
  },
  saferWay: 'Add a column that a trigger keeps up to date, fill it in batches, and move the code over to it.',
  severity: 'warning',
  categories: ['rewriting', 'blocking', 'data'],
  versions: { from: 17 },
  examples: {
    bad: ['ALTER TABLE bookings ALTER COLUMN total SET EXPRESSION AS (price * nights + fee);'],
    good: [
      `CREATE TABLE bookings (price numeric, total numeric GENERATED ALWAYS AS (price) STORED);
ALTER TABLE bookings ALTER COLUMN total SET EXPRESSION AS (price * 2);`,
      'ALTER TABLE bookings ALTER COLUMN total DROP EXPRESSION;',
    ],
  },
  check({ operation: { table, column, expression }, catalogue }) {
    if (isNewTable(catalogue, table)) return undefined;
    const type = findColumn(catalogue, table, column)?.type;
    return {
      message: `Column \`${column}\` of \`${printName(table)}\` is computed anew in every row: the whole table is written again.`,
      sql: keptByTrigger({
        table,
        column: madeName([column], 'new'),
        type: type === undefined ? `numeric /* the type of ${column} */` : printType(type),
        expression: expression.text,
      }),
    };
  },
});
