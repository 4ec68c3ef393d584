import { printName } from '../../domain/operation/name.ts';
import { isNewTable, provesNotNull } from '../catalogue.ts';
import { columnList, constraintName, uniqueByIndex } from '../constraint-sql.ts';
import { notNullSteps, STEPS } from '../not-null-steps.ts';
import { operationRule } from '../rule.ts';

export const addUniqueWithoutIndex = operationRule({
  id: 'add-unique-without-index',
  kinds: ['add-constraint'],
  title: 'A unique constraint or primary key of a table in use builds its index on the spot',
  why: 'Nobody can use the table until the whole index is built, and rows that are equal stop the migration.',
  lock: {
    mode: 'access exclusive',
    cost: 'index-build',
    effect: 'Reads and writes of the table wait until the index is built.',
  },
  saferWay: 'Build a unique index CONCURRENTLY first, and add the constraint with USING INDEX.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: [
      'ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);',
      'ALTER TABLE booking.rooms ADD PRIMARY KEY (id);',
    ],
    good: [
      'ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_idx;',
      'CREATE TABLE users (email text); ALTER TABLE users ADD UNIQUE (email);',
    ],
  },
  check({ operation: { table, constraint }, catalogue }) {
    if (constraint.type !== 'unique' && constraint.type !== 'primary-key') return undefined;
    if (constraint.usingIndex !== undefined || isNewTable(catalogue, table)) return undefined;
    const name = constraintName(table, constraint);
    const primary = constraint.type === 'primary-key';
    // A primary key makes its columns NOT NULL, which takes a scan unless they are so already.
    const nullable = primary
      ? constraint.columns.filter((column) => !provesNotNull(catalogue, table, column))
      : [];
    const nulls = constraint.type === 'unique' && constraint.nullsNotDistinct ? ' NULLS NOT DISTINCT' : '';
    const what = primary ? 'Primary key' : 'Unique constraint';
    return {
      message: `${what} \`${name}\` builds an index while nobody can use \`${printName(table)}\`.`,
      sql: [
        ...nullable.map((column, at) => notNullSteps(table, column, 1 + at * STEPS)),
        uniqueByIndex(
          table,
          name,
          `${columnList(constraint.columns)}${nulls}`,
          primary,
          1 + nullable.length * STEPS,
        ),
      ].join('\n\n'),
    };
  },
});
