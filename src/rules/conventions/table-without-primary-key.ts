import { printName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { operationRule } from '../rule.ts';
import { bare } from '../source-text.ts';

export const tableWithoutPrimaryKey = operationRule({
  id: 'table-without-primary-key',
  kinds: ['create-table'],
  title: 'A table has no primary key',
  why: 'Its rows cannot be told apart: logical replication refuses updates and deletes, and tools that repack or copy tables cannot handle it.',
  saferWay: 'Give it a primary key, a bigint identity where nothing else tells its rows apart.',
  severity: 'note',
  categories: [],
  examples: {
    bad: ['CREATE TABLE tags (name text);'],
    good: [
      'CREATE TABLE tags (id bigint PRIMARY KEY);',
      'CREATE TABLE tags (id bigint); ALTER TABLE tags ADD PRIMARY KEY (id);',
      'CREATE TEMPORARY TABLE numbers (n integer);',
      'CREATE TABLE may PARTITION OF measurements DEFAULT;',
      'CREATE TABLE copy AS SELECT * FROM tags;',
    ],
  },
  check({ operation, later, source }) {
    const { table, temporary, columns, constraints, like, inherits, partitionOf, asQuery } = operation;
    if (temporary || partitionOf !== undefined || asQuery !== undefined) return undefined;
    if (like.length > 0 || inherits.length > 0 || columns.length === 0) return undefined;
    const written = [...constraints, ...columns.flatMap((column) => column.constraints)];
    const added = later(table, 'add-constraint', 'add-column').flatMap((next) =>
      next.kind === 'add-constraint' ? [next.constraint] : next.column.constraints,
    );
    if ([...written, ...added].some(({ type }) => type === 'primary-key')) return undefined;
    return {
      message: `Table \`${printName(table)}\` has no primary key.`,
      sql: withKey(operation, source),
    };
  },
});

/** The statement with a key, which is the column `id` where there is one. */
function withKey({ table, columns }: OperationOf<'create-table'>, source: string): string {
  const statement = `${bare(source)};`;
  if (columns.some(({ name }) => name === 'id'))
    return `${statement}\nALTER TABLE ${printName(table)} ADD PRIMARY KEY (id);`;
  return statement.replace('(', '(\n  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n  ');
}
