import { printName } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';

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
  check({ operation, later }) {
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
      sql: [
        `CREATE TABLE ${printName(table)} (`,
        '  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
        '  -- … the other columns …',
        ');',
      ].join('\n'),
    };
  },
});
