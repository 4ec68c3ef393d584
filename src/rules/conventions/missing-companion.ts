import { matcherOf } from '../../conventions/paths.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = `conventions:
  companions:
    - files: [docs/INVARIANTS.md]
      because: it describes the schema
      when: { operations: [create-table, add-column, drop-column] }`;

const ADD = { 'migrations/099_add_tags.sql': 'ALTER TABLE bookings ADD COLUMN tags text;' };

export const missingCompanion = pullRequestRule({
  id: 'missing-companion',
  title: 'A file that changes together with migrations is not changed',
  why: 'What describes or tests the schema is wrong from the moment the migration has run, and nobody comes back to it.',
  saferWay: 'Change the file in this pull request, too.',
  severity: 'error',
  categories: [],
  asks: ({ companions }) => companions,
  examples: {
    bad: [{ policy: POLICY, files: ADD }],
    good: [
      { policy: POLICY, files: { ...ADD, 'docs/INVARIANTS.md': 'Bookings have tags.' } },
      { policy: POLICY, files: { 'migrations/099_index.sql': 'CREATE INDEX i ON bookings (day);' } },
    ],
  },
  check({ change }, { files, because }) {
    if (change === undefined) return [];
    const isCompanion = matcherOf(files);
    // Removing the file describes nothing.
    if (change.files.some(({ path, change: kind }) => kind !== 'removed' && isCompanion(path))) return [];
    const names = files.map((file) => `\`${file}\``).join(' or ');
    const reason = because === undefined ? '' : `: ${because}`;
    return [
      {
        message: `These migrations come without a change of ${names}${reason}.`,
        saferWay: `Change ${names} in this pull request, too.`,
      },
    ];
  },
});
