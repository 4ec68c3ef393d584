import type { Decision } from '../../src/domain/decision.ts';
import { item } from '../support/policies.ts';
import {
  approval,
  assessment,
  decision,
  finding,
  ignored,
  lines,
  migration,
  policy,
  requirement,
  review,
  snapshot,
  tally,
} from './decisions.ts';

/** Approved: nothing is left to do. */
export const low: Decision = decision({
  assessment: assessment([
    migration('backend/migrations/099_add_booking_tags.sql', [
      [8, 'low', 'adds column tags to bookings', 'a nullable column harms no existing row'],
    ]),
  ]),
  tally: tally([requirement(1, ['developer'], approval('ann', 'developer'))]),
  checklist: [
    {
      item: item('SQL syntax is valid PostgreSQL'),
      state: { kind: 'proved', evidence: '1 statement was read' },
    },
    {
      item: item('Idempotent (uses `IF EXISTS`/`IF NOT EXISTS`)'),
      state: { kind: 'proved', evidence: 'line 8 has IF NOT EXISTS' },
    },
    { item: item('No performance concerns'), state: { kind: 'open' } },
  ],
  policy: { ...policy, source: { kind: 'builtin', name: 'default', version: '1' } },
});

/** Waiting: one approval is stale, another is the author's own. */
export const medium: Decision = decision({
  assessment: assessment(
    [
      migration('supabase/migrations/20260116_rename.sql', [
        [4, 'medium', 'renames column mail of users to email', 'code that uses the old name breaks'],
        [6, 'low', 'creates index users_email_idx on users', 'an index changes no data'],
      ]),
    ],
    [
      finding({
        rule: 'index-not-concurrently',
        severity: 'warning',
        categories: ['blocking'],
        location: { path: 'supabase/migrations/20260116_rename.sql', span: lines(6, 7) },
        message: 'Index `users_email_idx` is built while writes to `users` wait.',
        why: 'Every INSERT, UPDATE and DELETE waits until the index is built.',
        lock: {
          mode: 'share',
          cost: 'index-build',
          effect: 'Reads of users go on, writes wait.',
        },
        saferWay: {
          summary: 'Build it with `CONCURRENTLY`, outside a transaction.',
          sql: 'CREATE INDEX CONCURRENTLY users_email_idx ON users (email);\n',
        },
      }),
    ],
  ),
  tally: tally([requirement(1, ['senior-developer'])], {
    ignored: [
      ignored('olga', { kind: 'author' }),
      ignored('ben', { kind: 'stale' }),
      ignored('dan', { kind: 'no-role', needed: ['senior-developer'] }),
    ],
  }),
  checklist: [
    {
      item: item('SQL syntax is valid PostgreSQL'),
      state: { kind: 'proved', evidence: '2 statements were read' },
    },
    { item: item('Idempotent'), state: { kind: 'disproved', evidence: 'line 6 has no IF NOT EXISTS' } },
    { item: item('Related code changes identified'), state: { kind: 'open' } },
  ],
  verdict: {
    kind: 'pending',
    shortfalls: [{ kind: 'approvals', requirement: requirement(1, ['senior-developer']) }],
  },
});

const half = requirement(
  2,
  ['senior-developer', 'tech-lead'],
  approval('lea', 'developer', 'senior-developer', 'tech-lead'),
);

const changed = finding({
  rule: 'applied-migration-changed',
  severity: 'error',
  categories: [],
  location: { path: 'backend/migrations/098_bookings.sql' },
  message: '`098_bookings.sql` is already on main and must not change.',
  why: 'Databases that have run it will never run it again, so they would differ from new ones.',
  saferWay: { summary: 'Put the change into a new file, `098A_fix_bookings.sql`.' },
});

/** Refused: an error, somebody who wants changes, and an approval that is missing. */
export const high: Decision = decision({
  snapshot: { ...snapshot, published: {} },
  assessment: assessment(
    [
      migration(
        'backend/migrations/098_bookings.sql',
        [[3, 'low', 'creates table bookings', 'a new table is used by nobody yet']],
        { change: 'modified', onBase: true },
      ),
      migration('backend/migrations/099_drop_status.sql', [
        [10, 'high', 'drops column `status` of `bookings`', 'its data is lost'],
        [12, 'high', 'updates every row of `bookings`', 'it has no WHERE'],
      ]),
    ],
    [
      changed,
      finding({
        location: { path: 'backend/migrations/099_drop_status.sql', span: lines(10) },
        message: 'Column `status` of `bookings` is dropped, and its data with it.',
        why: 'Dropped data cannot be had back without a backup, and code that still reads the column fails.',
        lock: {
          mode: 'access exclusive',
          cost: 'catalogue',
          effect: 'Reads and writes of bookings wait, if only for a moment.',
        },
        saferWay: { summary: 'Stop using the column first; drop it in a later release.' },
      }),
    ],
  ),
  tally: tally([half], { objections: [{ login: 'bob', review: review('bob', 'changes-requested') }] }),
  checklist: [
    {
      item: item('SQL syntax is valid PostgreSQL'),
      state: { kind: 'proved', evidence: '3 statements were read' },
    },
    { item: item('Emergency rollback plan ready'), state: { kind: 'open' } },
  ],
  verdict: {
    kind: 'refused',
    refusals: [
      { kind: 'finding', finding: changed },
      { kind: 'changes-requested', login: 'bob' },
    ],
    shortfalls: [{ kind: 'approvals', requirement: half }],
  },
});

/** Refused: the policy itself is wrong. */
export const invalidPolicy: Decision = decision({
  verdict: {
    kind: 'refused',
    refusals: [
      {
        kind: 'invalid-policy',
        path: '.github/migration-policy.yml',
        problems: [
          {
            message: 'there is no role “senoir”.',
            line: 4,
            column: 12,
            source: '  medium: { senoir: 1 }',
            hint: 'Did you mean `senior`?',
          },
          { message: 'a number is expected here', line: 9, column: 8, source: '  low: many' },
        ],
      },
    ],
    shortfalls: [],
  },
});

/** The last migration left. */
export const left: Decision = decision({
  assessment: assessment([]),
  tally: tally([]),
  verdict: { kind: 'not-applicable', reason: 'migrations-left' },
});
