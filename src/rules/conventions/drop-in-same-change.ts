import { dayOfInstant } from '../../conventions/calendar.ts';
import { type Duration, durationWords } from '../../domain/duration.ts';
import { isBackup } from '../backups.ts';
import { deprecationSql, laterSql } from '../deprecation-sql.ts';
import { DROPS, type Drop, describeDrop, droppedName, dropSql, dropsNew } from '../drops.ts';
import { touching } from '../first-phase.ts';
import { retiredName } from '../made-name.ts';
import type { RecalledMigration } from '../pull-request-context.ts';
import { landedAt, recalledBefore } from '../recalled.ts';
import { REPLACING, replacementsAmong } from '../replacements.ts';
import { newMigrationRule } from '../rule.ts';
import { oncePerPull, running, stepsOf } from '../steps.ts';
import { dayAfter, tooEarly } from '../waiting.ts';

const POLICY = 'conventions: { two-phases: { wait: 2w } }';

const DROP = {
  'supabase/migrations/20260116100000_drop.sql': 'ALTER TABLE bookings DROP COLUMN tag;',
};

const BOOKINGS = {
  'supabase/migrations/20240101000000_bookings.sql':
    'CREATE TABLE bookings (id bigint PRIMARY KEY, tag text, day date);',
};

export const dropInSameChange = newMigrationRule({
  id: 'drop-in-same-change',
  title: 'Something is dropped before what takes its place has proved itself',
  why: 'While the deployment is under way the code of before still uses the old column, and when the new one turns out to be wrong there is nothing to go back to.',
  saferWay:
    'Add and fill the new column now, and drop the old one in a pull request of its own when nothing has used it for weeks.',
  severity: 'error',
  categories: ['incompatible'],
  asks: ({ twoPhases }) => twoPhases,
  examples: {
    bad: [
      {
        policy: POLICY,
        base: BOOKINGS,
        files: {
          'supabase/migrations/20260116100000_tags.sql': `ALTER TABLE bookings ADD COLUMN tags text[];
UPDATE bookings SET tags = ARRAY[tag];
ALTER TABLE bookings DROP COLUMN tag;`,
        },
      },
      {
        policy: POLICY,
        base: BOOKINGS,
        files: {
          'supabase/migrations/20260115100000_tags.sql': `CREATE TABLE tags (booking_id bigint, name text);
INSERT INTO tags SELECT id, tag FROM bookings;`,
          ...DROP,
        },
      },
      {
        policy: POLICY,
        base: BOOKINGS,
        files: {
          'supabase/migrations/20260116100000_new.sql': `CREATE TABLE stays (id bigint PRIMARY KEY, day date);
INSERT INTO stays SELECT id, day FROM bookings;
DROP TABLE bookings;`,
        },
      },
      {
        policy: POLICY,
        base: {
          ...BOOKINGS,
          'supabase/migrations/20260110000000_tags.sql':
            'ALTER TABLE bookings ADD COLUMN tags text[]; UPDATE bookings SET tags = ARRAY[tag];',
        },
        files: DROP,
      },
      // Since when the base branch has it is not known.
      {
        policy: POLICY,
        base: { 'migrations/098_bookings.sql': 'CREATE TABLE bookings (id bigint PRIMARY KEY, tag text);' },
        files: { 'migrations/099_drop.sql': 'ALTER TABLE bookings DROP COLUMN tag;' },
      },
      { policy: POLICY, files: DROP },
    ],
    good: [
      {
        policy: POLICY,
        base: {
          ...BOOKINGS,
          'supabase/migrations/20251220000000_tags.sql':
            'ALTER TABLE bookings ADD COLUMN tags text[]; UPDATE bookings SET tags = ARRAY[tag];',
          // It is about something else.
          'supabase/migrations/20260110000000_guests.sql': 'ALTER TABLE bookings ADD COLUMN guests int;',
        },
        files: DROP,
      },
      {
        policy: POLICY,
        base: BOOKINGS,
        files: {
          'supabase/migrations/20260116100000_drop.sql': `CREATE TABLE bookings_backup AS SELECT * FROM bookings;
ALTER TABLE bookings DROP COLUMN tag;`,
        },
      },
      {
        policy: POLICY,
        base: BOOKINGS,
        files: {
          'supabase/migrations/20260116100000_tags.sql': 'ALTER TABLE bookings ADD COLUMN tags text[];',
        },
      },
    ],
  },
  check(each, { wait }, { migrations, recalled, at }) {
    const replacementOf = replacing(migrations);
    return stepsOf([each], DROPS).flatMap(({ operation, catalogue }) => {
      if (dropsNew(operation, catalogue) || isBackup(operation.table)) return [];
      const { span } = operation;
      const what = describeDrop(operation);
      const replacement = replacementOf(operation);
      if (replacement !== undefined)
        return [
          {
            message: `${what} is dropped in the pull request in which ${replacement}: these are two phases, ${durationWords(wait)} apart.`,
            sql: [
              `-- Leave it out here. In a pull request of its own, ${durationWords(wait)} after this one is merged:`,
              dropSql(operation),
            ].join('\n'),
            span,
          },
        ];
      const history = recalledBefore(each, recalled);
      const lack = lackOf(operation, { wait, at }, history);
      return lack === undefined
        ? []
        : [{ message: `${what} is dropped ${lack.message}.`, sql: lack.sql, span }];
    });
  },
});

const replacing = oncePerPull((migrations) => replacementsAmong(stepsOf(running(migrations), REPLACING)));

interface Lack {
  /** What follows “is dropped”. */
  readonly message: string;
  /** The next step. */
  readonly sql: string;
}

/**
 * What is missing of the time between the phases; undefined where it has passed. Where no first phase is known, a
 * rename out of the way is one.
 */
function lackOf(
  drop: Drop,
  period: { readonly wait: Duration; readonly at: string },
  history: readonly RecalledMigration[] | undefined,
): Lack | undefined {
  const sql = deprecationSql(drop, retiredName(droppedName(drop)), period);
  const wait = durationWords(period.wait);
  if (history === undefined)
    return {
      message: `and the migrations of the base branch could not be read for whether it has been out of use for ${wait}`,
      sql,
    };
  const phase = touching(drop, history).at(-1);
  if (phase === undefined)
    return {
      message: `and no migration of the base branch tells whether it has been out of use for ${wait}`,
      sql,
    };
  const by = `\`${phase.migration.path}\``;
  const landed = landedAt(phase);
  if (landed === undefined)
    return { message: `and since when the base branch has ${by} is not known: it takes ${wait}`, sql };
  const earliest = dayAfter(landed, period.wait);
  const early = tooEarly(earliest, period.at);
  if (early === undefined) return undefined;
  return {
    message: `${early}, ${wait} after ${by} came to the base branch on ${dayOfInstant(landed)}`,
    sql: laterSql(drop, earliest),
  };
}
