import type { ColumnDefinition } from '../../domain/operation/column.ts';
import { printType } from '../../domain/operation/expression.ts';
import { type Name, printIdentifier, printName } from '../../domain/operation/name.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import { type Catalogue, findColumn } from '../catalogue.ts';
import { isConditional, presentFor } from '../existence.ts';
import { operationRule } from '../rule.ts';
import { bare } from '../source-text.ts';
import { printThing } from '../thing.ts';
import { NAMING_KINDS } from '../thing-use.ts';

export const alreadyThere = operationRule({
  id: 'already-there',
  kinds: NAMING_KINDS,
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
      "CREATE TYPE mood AS ENUM ('ok'); ALTER TYPE mood ADD VALUE 'ok';",
      'CREATE VIEW names AS SELECT name FROM people; CREATE VIEW names AS SELECT id FROM people;',
      'ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID; ALTER TABLE t ADD CONSTRAINT c CHECK (b > 0) NOT VALID;',
      'CREATE POLICY own ON notes USING (true); CREATE POLICY own ON notes USING (false);',
    ],
    good: [
      'CREATE TABLE tags (id bigint PRIMARY KEY); CREATE TABLE IF NOT EXISTS tags (name text);',
      'CREATE TABLE tags (id bigint PRIMARY KEY); DROP TABLE tags; CREATE TABLE tags (name text PRIMARY KEY);',
      "CREATE TYPE mood AS ENUM ('ok'); ALTER TYPE mood ADD VALUE IF NOT EXISTS 'ok';",
      'CREATE VIEW names AS SELECT name FROM people; CREATE OR REPLACE VIEW names AS SELECT name FROM people;',
      'CREATE POLICY own ON notes USING (true); DROP POLICY own ON notes; CREATE POLICY own ON notes USING (false);',
      'CREATE TABLE tags (id bigint PRIMARY KEY); CREATE TEMPORARY TABLE tags (id bigint);',
      'CREATE TABLE tags (id bigint PRIMARY KEY); DO $$ BEGIN IF false THEN CREATE TABLE tags (id bigint); END IF; END $$;',
    ],
  },
  check({ operation, catalogue, migration, statement, source }) {
    if (isConditional(statement)) return undefined;
    const present = presentFor(operation, catalogue);
    if (present === undefined) return undefined;
    // Of Alembic the source is Python.
    const sql = migration.tool === 'alembic' ? '' : adding(operation, catalogue, source);
    return {
      message: `${printThing(present, catalogue)} is there already at this point, so the migration fails here.`,
      ...(sql === '' ? {} : { sql: `-- Where what is there is what is meant:\n${sql}` }),
    };
  },
});

/** What it has besides, added to what is there; or what is there, put out of its way. */
function adding(operation: Operation, catalogue: Catalogue, source: string): string {
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
    case 'add-enum-value':
      return `${bare(source).replace(/\badd\s+value\s+/i, '$&IF NOT EXISTS ')};`;
    case 'create-view':
      return operation.materialized ? '' : `${bare(source).replace(/^create\s+/i, 'CREATE OR REPLACE ')};`;
    case 'create-policy': {
      const { policy, table } = operation;
      return `DROP POLICY ${printIdentifier(policy)} ON ${printName(table)};\n${bare(source)};`;
    }
    case 'create-trigger': {
      const { trigger, table } = operation;
      return `DROP TRIGGER ${printIdentifier(trigger)} ON ${printName(table)};\n${bare(source)};`;
    }
    case 'add-constraint': {
      const { constraint, table } = operation;
      const name = printIdentifier(constraint.name ?? '');
      return `ALTER TABLE ${printName(table)} DROP CONSTRAINT ${name};\n${bare(source)};`;
    }
    default:
      return '';
  }
}

function addColumn(table: Name, { name, type }: ColumnDefinition): string {
  const of = type === undefined ? 'text' : printType(type);
  return `ALTER TABLE ${printName(table)} ADD COLUMN IF NOT EXISTS ${printIdentifier(name)} ${of};`;
}
