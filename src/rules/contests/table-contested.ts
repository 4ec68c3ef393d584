import { contestedObjects } from '../../domain/contest.ts';
import { ownClaim, pullWords } from '../contest-reports.ts';
import { pullRequestRule } from '../rule.ts';

const HERE = { 'migrations/099_add_tags.sql': 'ALTER TABLE bookings ADD COLUMN tags text;' };
const OPEN = { pullNumber: 12, title: 'Drop notes' };

export const tableContested = pullRequestRule({
  id: 'table-contested',
  title: 'Another open pull request changes the same table',
  why: 'Each is judged on the schema without the other: what is harmless by itself may not be after the other has run.',
  saferWay: 'Look at the other one, and agree on the order in which they are merged.',
  severity: 'note',
  categories: [],
  asks: 'always',
  examples: {
    bad: [
      {
        policy: 'version: 1',
        files: HERE,
        others: [{ ...OPEN, files: { 'migrations/100_x.sql': 'ALTER TABLE bookings DROP COLUMN notes;' } }],
      },
    ],
    good: [
      {
        policy: 'version: 1',
        files: HERE,
        others: [{ ...OPEN, files: { 'migrations/100_x.sql': 'ALTER TABLE rooms DROP COLUMN notes;' } }],
      },
    ],
  },
  check(context) {
    const others = context.change?.others ?? [];
    if (others.length === 0) return [];
    const own = ownClaim(context);
    return others.flatMap((other) => {
      const tables = contestedObjects(own, other);
      if (tables.length === 0) return [];
      const names = tables.map((table) => `\`${table}\``).join(', ');
      return [{ message: `${pullWords(other)} changes ${names}, too.` }];
    });
  },
});
