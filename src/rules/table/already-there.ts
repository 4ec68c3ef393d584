import type { ColumnDefinition } from '../../domain/operation/column.ts';
import { printType } from '../../domain/operation/expression.ts';
import { type Name, printIdentifier, printName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, findColumn } from '../catalogue.ts';
import { isCertainThere, MAKES_SOMETHING, presentAlready } from '../existence.ts';
import { operationRule } from '../rule.ts';
import { bare } from '../source-text.ts';

export const alreadyThere = operationRule({
  id: 'already-there',
  kinds: MAKES_SOMETHING,
  title: 'Something is made that is there already',
  why: 'The migration stops with an error there, and what is deployed with it waits for somebody to mend it.',
  saferWay: 'Leave it out, give it another name, or say IF NOT EXISTS where what is there is what is meant.',
  severity: 'warning',
  categories: [],
  examples: {
    bad: [
      'CREATE TABLE tags (id bigint PRIMARY KEY); CREATE TABLE tags (name text);',
      'CREATE TABLE tags (id bigint PRIMARY KEY); ALTER TABLE tags ADD COLUMN id text;',
      "CREATE TYPE mood AS ENUM ('ok'); CREATE TYPE mood AS ENUM ('sad');",
    ],
    good: [
      'CREATE TABLE tags (id bigint PRIMARY KEY); CREATE TABLE IF NOT EXISTS tags (name text);',
      'CREATE TABLE tags (id bigint PRIMARY KEY); DROP TABLE tags; CREATE TABLE tags (name text PRIMARY KEY);',
      'CREATE TABLE tags (id bigint PRIMARY KEY); CREATE TEMPORARY TABLE tags (id bigint);',
      'CREATE TABLE tags (id bigint PRIMARY KEY); DO $$ BEGIN IF false THEN CREATE TABLE tags (id bigint); END IF; END $$;',
    ],
  },
  check({ operation, catalogue, migration, statement, source }) {
    if (!isCertainThere(migration, statement)) return undefined;
    const present = presentAlready(operation, catalogue);
    if (present === undefined) return undefined;
    const sql = adding(operation, catalogue, source);
    return {
      message: `${present} is there already at this point, so the migration fails here.`,
      ...(sql === '' ? {} : { sql: `-- Where what is there is what is meant:\n${sql}` }),
    };
  },
});

/** What it has besides, added to what is there. */
function adding(
  operation: OperationOf<(typeof MAKES_SOMETHING)[number]>,
  catalogue: Catalogue,
  source: string,
): string {
  switch (operation.kind) {
    case 'create-table':
      return operation.columns
        .filter(({ name }) => findColumn(catalogue, operation.table, name) === undefined)
        .map((column) => addColumn(operation.table, column))
        .join('\n');
    case 'add-column':
      return addColumn(operation.table, operation.column);
    case 'create-index':
      return `${bare(source).replace(/\bindex\s+(?:concurrently\s+)?/i, '$&IF NOT EXISTS ')};`;
    case 'create-enum':
      return operation.values
        .map((value) => `'${value.replaceAll("'", "''")}'`)
        .map((value) => `ALTER TYPE ${printName(operation.type)} ADD VALUE IF NOT EXISTS ${value};`)
        .join('\n');
  }
}

function addColumn(table: Name, { name, type }: ColumnDefinition): string {
  const of = type === undefined ? 'text' : printType(type);
  return `ALTER TABLE ${printName(table)} ADD COLUMN IF NOT EXISTS ${printIdentifier(name)} ${of};`;
}
