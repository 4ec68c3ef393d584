import { isCertainThere, MAKES_SOMETHING, presentAlready } from '../existence.ts';
import { operationRule } from '../rule.ts';

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
  check({ operation, catalogue, migration, statement }) {
    if (!isCertainThere(migration, statement)) return undefined;
    const present = presentAlready(operation, catalogue);
    if (present === undefined) return undefined;
    return { message: `${present} is there already at this point, so the migration fails here.` };
  },
});
