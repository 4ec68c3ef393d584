import { nameOf } from '../../domain/migration-name.ts';
import { clears, runsAgain } from '../../domain/operation/run-again.ts';
import { isConditional } from '../existence.ts';
import { newMigrationRule } from '../rule.ts';

const POLICY = 'conventions:\n  idempotent: true';

export const notIdempotent = newMigrationRule({
  id: 'not-idempotent',
  title: 'A migration fails or does more when it is run a second time',
  why: 'A deployment that broke off is started again, and a database that has half of the migration gets stuck or has some of it twice.',
  saferWay: 'Write IF NOT EXISTS, IF EXISTS, OR REPLACE or ON CONFLICT, or ask in a DO block first.',
  severity: 'error',
  categories: [],
  asks: ({ idempotent }) => idempotent,
  examples: {
    bad: [
      { policy: POLICY, files: { 'migrations/099_tags.sql': 'CREATE TABLE tags (id bigint PRIMARY KEY);' } },
      { policy: POLICY, files: { 'migrations/099_tags.sql': `INSERT INTO tags (name) VALUES ('sea');` } },
      { policy: POLICY, files: { 'migrations/099_drop.sql': 'ALTER TABLE bookings DROP COLUMN note;' } },
    ],
    good: [
      {
        policy: POLICY,
        files: { 'migrations/099_tags.sql': 'CREATE TABLE IF NOT EXISTS tags (id bigint PRIMARY KEY);' },
      },
      {
        policy: POLICY,
        files: {
          'migrations/099_tags.sql': `ALTER TABLE bookings DROP CONSTRAINT IF EXISTS c;
ALTER TABLE bookings ADD CONSTRAINT c CHECK (day > '2020-01-01') NOT VALID;`,
        },
      },
      {
        policy: POLICY,
        files: {
          'migrations/099_mood.sql': `DO $$ BEGIN
  CREATE TYPE mood AS ENUM ('ok');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;`,
        },
      },
    ],
  },
  check(each) {
    const cleared = new Set<string>();
    const summaries = new Map(each.operations.map(({ operation, summary }) => [operation, summary]));
    return each.steps().flatMap(({ operation, statement }) => {
      const again = runsAgain(operation, cleared);
      const dropped = clears(operation);
      if (dropped !== undefined) cleared.add(dropped);
      // What stands in a block was put there to ask first.
      if ((again !== 'fails' && again !== 'does more') || isConditional(statement)) return [];
      return [
        {
          message: `A second run of \`${nameOf(each.migration.path)}\` ${again} where it ${summaries.get(operation) ?? 'runs this'}.`,
          span: operation.span,
        },
      ];
    });
  },
});
