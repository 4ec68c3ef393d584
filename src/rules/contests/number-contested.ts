import { isFirst, numberReports, pullWords } from '../contest-reports.ts';
import { pullRequestRule } from '../rule.ts';

const HERE = { 'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint PRIMARY KEY);' };
const OPEN = {
  pullNumber: 12,
  title: 'Add rooms',
  files: { 'migrations/099_add_rooms.sql': 'CREATE TABLE rooms (id bigint PRIMARY KEY);' },
};

export const numberContested = pullRequestRule({
  id: 'number-contested',
  title: 'Another open pull request has a migration of the same number',
  why: 'Only one of the two can be merged with it: whichever is ready first keeps the number, and the other is refused.',
  saferWay: 'Agree on who takes the next free number.',
  severity: 'warning',
  categories: [],
  asks: 'always',
  examples: {
    bad: [{ policy: 'version: 1', files: HERE, others: [OPEN] }],
    good: [
      { policy: 'version: 1', files: HERE },
      {
        policy: 'version: 1',
        files: { 'migrations/100_add_tags.sql': 'CREATE TABLE tags (id bigint PRIMARY KEY);' },
        others: [OPEN],
      },
    ],
  },
  check(context) {
    const open = (context.change?.others ?? []).filter((other) => !isFirst(other, context));
    return numberReports(
      context,
      open,
      ({ number, path }, other) =>
        `${number === undefined ? `\`${path}\`` : `Number \`${number}\``} is in ${pullWords(other)}, too.`,
    );
  },
});
