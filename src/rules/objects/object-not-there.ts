import { operationRule } from '../rule.ts';
import { printThing } from '../thing.ts';
import { NAMING_KINDS } from '../thing-use.ts';

export const objectNotThere = operationRule({
  id: 'object-not-there',
  kinds: NAMING_KINDS,
  title: 'A column, constraint, index, type, view, trigger or policy is used that is not there',
  why: 'The migration stops with an error there, and what is deployed with it waits for somebody to mend it.',
  saferWay:
    'Put the migrations into the order in which it is there, use the name that it has by then, or say IF EXISTS.',
  severity: 'warning',
  categories: [],
  examples: {
    bad: [
      'CREATE TABLE tags (id bigint PRIMARY KEY); ALTER TABLE tags ALTER COLUMN name SET NOT NULL;',
      'ALTER TABLE tags RENAME COLUMN name TO title; CREATE INDEX CONCURRENTLY tags_name ON tags (name);',
      "CREATE TYPE mood AS ENUM ('ok'); ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';",
      'DROP INDEX CONCURRENTLY tags_name; DROP INDEX CONCURRENTLY tags_name;',
      'DROP VIEW names; DROP VIEW names;',
      'CREATE TABLE tags (id bigint PRIMARY KEY); ALTER TABLE tags VALIDATE CONSTRAINT tags_check;',
      'CREATE TABLE tags (id bigint PRIMARY KEY); DROP TRIGGER audit ON tags;',
      'DROP POLICY own ON tags; ALTER POLICY own ON tags USING (true);',
    ],
    good: [
      'ALTER TABLE tags ALTER COLUMN name SET NOT NULL;',
      'CREATE TABLE tags (id bigint PRIMARY KEY); ALTER TABLE tags DROP COLUMN IF EXISTS name;',
      'CREATE TABLE tags (LIKE labels); ALTER TABLE tags ALTER COLUMN name SET NOT NULL;',
      "ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';",
      'DROP VIEW names; DROP VIEW IF EXISTS names;',
      'DROP POLICY own ON tags; CREATE POLICY own ON tags USING (true); DROP POLICY own ON tags;',
    ],
  },
  check(context) {
    const missing = context.missing();
    if (missing === undefined || missing.what === 'table' || missing.what === 'relation') return undefined;
    return {
      message: `${printThing(missing, context.catalogue)} is not there at this point, so the migration fails here.`,
    };
  },
});
