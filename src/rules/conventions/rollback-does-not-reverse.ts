import type { JudgedOperation } from '../../domain/reversal.ts';
import { newMigrationRule, type PullReport } from '../rule.ts';
import { inOneLine, textAt } from '../source-text.ts';

const POLICY = 'conventions: { rollback: { reverses: true } }';

const ADD = {
  'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint);\nCREATE VIEW v AS SELECT id FROM tags;',
};

export const rollbackDoesNotReverse = newMigrationRule({
  id: 'rollback-does-not-reverse',
  title: 'A rollback does not take back what its migration does',
  why: 'Whoever runs it takes the schema for what it was before, and it is not; or data goes that nobody meant to lose.',
  saferWay: 'Take back every statement of the migration, from the last to the first, and nothing else.',
  severity: 'error',
  categories: [],
  asks: ({ rollback }) => (rollback?.reverses === true ? rollback : undefined),
  examples: {
    bad: [
      { policy: POLICY, files: { ...ADD, 'migrations/099_rollback.sql': 'DROP VIEW v;' } },
      {
        policy: POLICY,
        files: { ...ADD, 'migrations/099_rollback.sql': 'DROP VIEW v; DROP TABLE tags; DROP TABLE rooms;' },
      },
      { policy: POLICY, files: { ...ADD, 'migrations/099_rollback.sql': 'DROP TABLE tags; DROP VIEW v;' } },
      { policy: POLICY, files: { ...ADD, 'migrations/099_rollback.sql': 'DROP VIEW v; DROP TABEL tags;' } },
      {
        policy: POLICY,
        files: {
          'migrations/099_add_tags.sql': 'CREATE TABLE tags (id int);\n-- Rollback: drop the table again.',
        },
      },
    ],
    good: [
      { policy: POLICY, files: { ...ADD, 'migrations/099_rollback.sql': 'DROP VIEW v; DROP TABLE tags;' } },
      {
        policy: POLICY,
        files: {
          'migrations/099_drop_note.sql': 'ALTER TABLE bookings DROP COLUMN note;',
          'migrations/099_rollback.sql': 'ALTER TABLE bookings ADD COLUMN note text;',
        },
      },
      // That nothing takes it back is another rule's to say.
      { policy: POLICY, files: ADD },
    ],
  },
  check(each) {
    const { wayBack, reversal, proposal } = each.rollback();
    if (
      wayBack === undefined ||
      (wayBack.kind !== 'comment' && wayBack.operations.length === 0 && !wayBack.unread)
    )
      return [];
    const { path } = wayBack;
    const unread = wayBack.unread
      ? [{ path, message: `The rollback in \`${path}\` could not be read to its end.` }]
      : [];
    const left = reversal.operations.flatMap((judged): readonly PullReport[] => {
      const why = whyLeft(judged);
      const { span } = judged.operation;
      return why === undefined
        ? []
        : [{ message: `\`${inOneLine(textAt(each.migration, span))}\` ${why}.`, span }];
    });
    const faults = [...reversal.losses, ...reversal.stumbles].map(({ message, operation: { span } }) => ({
      path,
      message: `${message}.`,
      span,
    }));
    // The same for all of them, so it is shown once.
    const copy = proposal.sql === '' ? {} : { sql: proposal.sql };
    return [...unread, ...left, ...faults].map((report, at) => (at === 0 ? { ...report, ...copy } : report));
  },
});

/** What becomes of an operation that is not taken back; data that does not come back is for the backup to keep. */
function whyLeft({ undoing }: JudgedOperation): string | undefined {
  switch (undoing.kind) {
    case 'reversed':
    case 'needless':
    case 'partly':
      return undefined;
    case 'not-reversed':
      return undoing.because === undefined
        ? 'is not taken back by the rollback'
        : `is not taken back by the rollback: ${undoing.because}`;
    case 'impossible':
      return `cannot be taken back: ${undoing.because}`;
    case 'not-known':
      return `may be taken back or not: ${undoing.because}`;
  }
}
