import { migrationRule } from '../rule.ts';

export const suppressionComment = migrationRule({
  id: 'suppression-comment',
  title: 'A comment that is to allow a finding allows none',
  why: 'Whoever reads it believes that somebody has thought about a finding and answers for it; one that is unused, wrong or without a reason says so for nothing.',
  saferWay:
    'Write `-- migration-gate: allow <rule> because <reason>` in front of the statement, or remove the comment.',
  severity: 'warning',
  categories: [],
  suppressible: false,
  examples: {
    bad: [
      `-- migration-gate: allow drop-table
DROP TABLE bookings;`,
      `-- migration-gate: allow drop-tables because nothing uses it any more
DROP TABLE bookings;`,
      `-- migration-gate: allow truncate because nothing uses it any more
DROP TABLE bookings;`,
      `-- migration-gate: please let this pass
DROP TABLE bookings;`,
      `-- migration-gate: allow dynamic-sql because I know what it does
DO LANGUAGE plperl 'print 1';`,
    ],
    good: [
      `-- migration-gate: allow drop-table because nothing has used it since March
DROP TABLE bookings;`,
      `-- migration-gate: allow drop-table, drop-column because nothing has used them since March

DROP TABLE bookings;
ALTER TABLE rooms DROP COLUMN note;`,
      'DROP TABLE bookings; -- a comment about something else',
    ],
  },
  // Whether a comment is used is known when every rule has been asked: the assessment tells of it.
  check: () => [],
});
