import type { ColumnDefinition } from '../../domain/operation/column.ts';
import { printType } from '../../domain/operation/expression.ts';
import { type Name, printIdentifier, printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { differsByRow, mustHaveValue } from '../column-definition.ts';
import { keptByTrigger } from '../kept-by-trigger.ts';
import { notNullSteps } from '../not-null-steps.ts';
import { operationRule } from '../rule.ts';

export const addColumnThatRewritesTable = operationRule({
  id: 'add-column-that-rewrites-table',
  kinds: ['add-column'],
  title: 'A column is added whose value differs from row to row',
  why: 'PostgreSQL writes every row of the table again to put the value in, while nobody can use the table. A constant default, or one like now() that is the same for the whole statement, costs nothing.',
  lock: {
    mode: 'access exclusive',
    cost: 'rewrite',
    effect: 'Reads and writes of the table wait until every row is written again and every index is rebuilt.',
  },
  saferWay: 'Add the column without the value, set the default for new rows, and fill the others in batches.',
  severity: 'warning',
  categories: ['rewriting', 'blocking'],
  examples: {
    bad: [
      'ALTER TABLE bookings ADD COLUMN code uuid DEFAULT gen_random_uuid();',
      'ALTER TABLE bookings ADD COLUMN number bigserial;',
      'ALTER TABLE bookings ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;',
      'ALTER TABLE bookings ADD COLUMN total numeric GENERATED ALWAYS AS (price * nights) STORED;',
    ],
    good: [
      'ALTER TABLE bookings ADD COLUMN code uuid;',
      'ALTER TABLE bookings ADD COLUMN at timestamptz DEFAULT now();',
      `ALTER TABLE bookings ADD COLUMN extra jsonb NOT NULL DEFAULT '{}'::jsonb;`,
      'CREATE TABLE bookings (id bigint); ALTER TABLE bookings ADD COLUMN code uuid DEFAULT gen_random_uuid();',
    ],
  },
  check({ operation: { table, column }, catalogue }) {
    if (!differsByRow(column) || isNewTable(catalogue, table)) return undefined;
    return {
      message: `Column \`${column.name}\` is added to \`${printName(table)}\` with a value of its own in each row: the whole table is written again.`,
      sql: filledLater(table, column),
    };
  },
});

function filledLater(table: Name, column: ColumnDefinition): string {
  const [name, shown] = [printName(table), printIdentifier(column.name)];
  const type = column.type === undefined ? 'text' : printType(column.type);
  const sequence = printName({ ...table, name: `${table.name}_${column.name}_seq` });
  if (column.generated !== undefined)
    return keptByTrigger({ table, column: column.name, type, expression: column.generated.expression.text });
  const counts = column.serial || column.identity !== undefined;
  const value = counts ? `nextval('${sequence.replaceAll("'", "''")}')` : column.default?.text;
  return [
    '-- 1. Without a value: it takes a moment.',
    `ALTER TABLE ${name} ADD COLUMN ${shown} ${type};`,
    ...(counts ? [`CREATE SEQUENCE ${sequence} OWNED BY ${name}.${shown};`] : []),
    ...(value === undefined ? [] : [`ALTER TABLE ${name} ALTER COLUMN ${shown} SET DEFAULT ${value};`]),
    '',
    ...(mustHaveValue(column)
      ? [notNullSteps(table, column.name, 2, value)]
      : [
          '-- 2. Outside the migration, again and again until no row is changed:',
          `UPDATE ${name} SET ${shown} = ${value ?? 'DEFAULT'}`,
          `  WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${name} WHERE ${shown} IS NULL LIMIT 1000));`,
        ]),
  ].join('\n');
}
