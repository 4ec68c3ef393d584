import { isFirst, numberReports, pullWords } from '../contest-reports.ts';
import { pullRequestRule } from '../rule.ts';

const HERE = { 'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint PRIMARY KEY);' };
const READY = {
  pullNumber: 12,
  title: 'Add rooms',
  files: { 'migrations/099_add_rooms.sql': 'CREATE TABLE rooms (id bigint PRIMARY KEY);' },
  readySince: '2026-01-15T09:00:00Z',
};

export const numberTaken = pullRequestRule({
  id: 'number-taken',
  title: 'Another pull request that is ready has a migration of the same number',
  why: 'Once both are merged, one of the two migrations is run before the other by chance, or not at all.',
  saferWay: 'Give the migration the next free number, which the finding names.',
  severity: 'error',
  categories: [],
  asks: 'always',
  examples: {
    bad: [{ policy: 'version: 1', files: HERE, others: [READY] }],
    good: [
      { policy: 'version: 1', files: HERE },
      { policy: 'version: 1', files: HERE, others: [READY], readySince: '2026-01-14T09:00:00Z' },
    ],
  },
  check(context) {
    const first = (context.change?.others ?? []).filter((other) => isFirst(other, context));
    return numberReports(
      context,
      first,
      ({ number, path }, other) =>
        `${number === undefined ? `\`${path}\`` : `Number \`${number}\``} is taken: ${pullWords(other)} has it, too, and is ready.`,
    );
  },
});
