import { printType } from '../../domain/operation/expression.ts';
import { printName } from '../../domain/operation/name.ts';
import { findColumn, isSurelyNewColumn } from '../catalogue.ts';
import { expandAndContract } from '../expand-and-contract.ts';
import { isRetired } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const renameColumn = operationRule({
  id: 'rename-column',
  kinds: ['rename-column'],
  title: 'A column is renamed',
  why: 'Code that runs while the migration is deployed still uses the old name, and fails.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait, if only for a moment.',
  },
  saferWay:
    'Add the new column, keep both equal while old and new code run, move the code, and drop the old column in a later release.',
  severity: 'warning',
  categories: ['incompatible'],
  examples: {
    bad: ['ALTER TABLE users RENAME COLUMN mail TO email;', 'ALTER TABLE users RENAME mail TO email;'],
    good: [
      'ALTER TABLE users ADD COLUMN email text;',
      'CREATE TABLE users (mail text); ALTER TABLE users RENAME COLUMN mail TO email;',
      'ALTER TABLE users RENAME COLUMN mail TO _deprecated_mail;',
    ],
  },
  check({ operation: { table, column, newName }, catalogue, source }) {
    if (isSurelyNewColumn(catalogue, table, column) || isRetired(column, newName)) return undefined;
    const message = `Column \`${column}\` of \`${printName(table)}\` is renamed to \`${newName}\`: code that uses the old name fails.`;
    if (/^alter\s+(?:materialized\s+)?view\b/i.test(source.trim()))
      return { message, saferWay: 'Replace the view by one that has the column under both names.' };
    const type = findColumn(catalogue, table, column)?.type;
    return {
      message,
      sql: expandAndContract({
        table,
        from: column,
        to: newName,
        type: type === undefined ? `text /* the type of ${column} */` : printType(type),
        end: `When no code uses ${column} any more, in a migration of its own: drop the trigger and the old column.`,
      }),
    };
  },
});
