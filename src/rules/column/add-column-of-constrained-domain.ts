import { printType } from '../../domain/operation/expression.ts';
import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { findType, isNewTable } from '../catalogue.ts';
import { notValidSteps } from '../constraint-sql.ts';
import { isConstrainedDomain } from '../domains.ts';
import { madeName } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const addColumnOfConstrainedDomain = operationRule({
  id: 'add-column-of-constrained-domain',
  kinds: ['add-column'],
  title: 'A column is added whose type is a domain with a constraint',
  why: 'PostgreSQL writes every row of the table again to put the constraint to the test, even where the column stays empty.',
  lock: {
    mode: 'access exclusive',
    cost: 'rewrite',
    effect: 'Reads and writes of the table wait until every row is written again and every index is rebuilt.',
  },
  saferWay: 'Give the column the type that the domain is made of, and a CHECK that is added NOT VALID.',
  severity: 'warning',
  categories: ['rewriting', 'blocking'],
  examples: {
    bad: [
      'CREATE DOMAIN positive AS integer CHECK (VALUE > 0); ALTER TABLE bookings ADD COLUMN nights positive;',
    ],
    good: [
      'CREATE DOMAIN anything AS integer; ALTER TABLE bookings ADD COLUMN nights anything;',
      'ALTER TABLE bookings ADD COLUMN nights integer;',
      'CREATE DOMAIN positive AS integer CHECK (VALUE > 0); CREATE TABLE t (n positive);',
    ],
  },
  check({ operation: { table, column }, catalogue }) {
    const { type, name } = column;
    if (type === undefined || isNewTable(catalogue, table) || !isConstrainedDomain(catalogue, type))
      return undefined;
    const base = findType(catalogue, { name: type.name })?.base;
    const [shown, of] = [printIdentifier(name), printName(table)];
    return {
      message: `Column \`${name}\` of domain \`${printType(type)}\` is added to \`${of}\`: the whole table is written again.`,
      sql: [
        `ALTER TABLE ${of} ADD COLUMN ${shown} ${base === undefined ? 'text' : printType(base)};`,
        '',
        notValidSteps(
          table,
          madeName([table.name, name], 'check'),
          `CHECK (${shown}::${printType(type)} IS NOT DISTINCT FROM ${shown})`,
        ),
      ].join('\n'),
    };
  },
});
