import { printType } from '../../domain/operation/expression.ts';
import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { findColumn, isSurelyNewTable } from '../catalogue.ts';
import { expandAndContract } from '../expand-and-contract.ts';
import { madeName } from '../made-name.ts';
import { operationRule } from '../rule.ts';
import { typeChangeOf } from '../type-change.ts';

export const changeColumnType = operationRule({
  id: 'change-column-type',
  kinds: ['alter-column-type'],
  title: 'A column gets a type that its values have to be converted to',
  why: 'The table and its indexes are written again while nobody can use them, and a value that does not fit stops the migration or is cut.',
  lock: {
    mode: 'access exclusive',
    cost: 'rewrite',
    effect: 'Reads and writes of the table wait until every row is written again and every index is rebuilt.',
  },
  saferWay:
    'Add a column of the new type, keep both equal while old and new code run, and drop the old column in a later release.',
  severity: 'warning',
  categories: ['rewriting', 'blocking', 'incompatible'],
  examples: {
    bad: [
      'ALTER TABLE bookings ALTER COLUMN nights TYPE integer USING nights::integer;',
      'ALTER TABLE bookings ALTER COLUMN id TYPE bigint;',
      'ALTER TABLE bookings ADD COLUMN code varchar(50); ALTER TABLE bookings ALTER COLUMN code TYPE varchar(20);',
    ],
    good: [
      'ALTER TABLE bookings ADD COLUMN code varchar(50); ALTER TABLE bookings ALTER COLUMN code TYPE varchar(100);',
      'ALTER TABLE bookings ADD COLUMN code varchar(50); ALTER TABLE bookings ALTER COLUMN code TYPE text;',
      'CREATE TABLE bookings (nights text); ALTER TABLE bookings ALTER COLUMN nights TYPE integer USING nights::integer;',
    ],
  },
  check({ operation, catalogue, state: { timeZone } }) {
    const { table, column, type } = operation;
    if (isSurelyNewTable(catalogue, table)) return undefined;
    const change = typeChangeOf(operation, catalogue, timeZone);
    if (!change.rewrites) return undefined;
    const before = findColumn(catalogue, table, column)?.type;
    const subject = `Column \`${column}\` of \`${printName(table)}\``;
    const from = before === undefined ? '' : ` from \`${printType(before)}\``;
    const known = before === undefined ? ', and its type before is not known here' : '';
    return {
      message: `${subject} changes${from} to \`${printType(type)}\`${known}: every row may have to be written again.`,
      sql: expandAndContract({
        table,
        from: column,
        to: madeName([column], 'new'),
        type: printType(type),
        forward: (old) => `${old}::${printType(type)}`,
        ...(before === undefined ? {} : { back: (value: string) => `${value}::${printType(before)}` }),
        end: `When no code uses the old column any more, in a migration of its own: drop it and rename ${printIdentifier(madeName([column], 'new'))}.`,
      }),
    };
  },
});
