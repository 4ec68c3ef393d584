import { printType } from '../../domain/operation/expression.ts';
import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { uniqueByIndex } from '../constraint-sql.ts';
import { madeName } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const addColumnWithUnique = operationRule({
  id: 'add-column-with-unique',
  kinds: ['add-column'],
  title: 'A column is added to a table in use together with a unique constraint',
  why: 'The index is built over the whole table while nobody can use it, although the column has only just come.',
  lock: {
    mode: 'access exclusive',
    cost: 'index-build',
    effect: 'Reads and writes of the table wait until the index is built.',
  },
  saferWay:
    'Add the column first, build a unique index CONCURRENTLY, and add the constraint with USING INDEX.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: [
      'ALTER TABLE users ADD COLUMN email text UNIQUE;',
      `ALTER TABLE users ADD COLUMN n int PRIMARY KEY DEFAULT 1;`,
    ],
    good: [
      'ALTER TABLE users ADD COLUMN email text;',
      'CREATE TABLE users (id bigint); ALTER TABLE users ADD COLUMN email text UNIQUE;',
    ],
  },
  check({ operation: { table, column }, catalogue }) {
    const constraint = column.constraints.find(({ type }) => type === 'unique' || type === 'primary-key');
    if (constraint === undefined || isNewTable(catalogue, table)) return undefined;
    const [name, shown] = [printName(table), printIdentifier(column.name)];
    const type = column.type === undefined ? 'text' : printType(column.type);
    const primary = constraint.type === 'primary-key';
    const index =
      constraint.name ??
      (primary ? madeName([table.name], 'pkey') : madeName([table.name, column.name], 'key'));
    return {
      message: `Column \`${column.name}\` is added to \`${name}\` with an index that is built while nobody can use the table.`,
      sql: [
        '-- 1. It takes a moment.',
        `ALTER TABLE ${name} ADD COLUMN ${shown} ${type};`,
        '',
        uniqueByIndex(table, index, `(${shown})`, primary, 2),
      ].join('\n'),
    };
  },
});
