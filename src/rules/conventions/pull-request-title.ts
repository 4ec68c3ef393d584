import { titleFault } from '../../conventions/title.ts';
import { nameOf } from '../../domain/migration-name.ts';
import { pullRequestRule } from '../rule.ts';
import { inOneLine } from '../source-text.ts';

const POLICY = `conventions:
  pull-request:
    title: { templates: ['[DB] Migration {number}: {text}', '[DB] Migration {number}{letter}: {text}'] }`;

const ADD = { 'migrations/099_add_tags.sql': 'ALTER TABLE bookings ADD COLUMN tags text;' };

export const pullRequestTitle = pullRequestRule({
  id: 'pull-request-title',
  title: 'The title of a pull request is not as the team writes them',
  why: 'The title becomes the line in the history by which people look for a migration, and by which reviewers see that there is one.',
  saferWay: 'Give the pull request a title that fits the template, with the number of its migration.',
  severity: 'error',
  categories: [],
  asks: ({ pullRequest }) => pullRequest?.title,
  examples: {
    bad: [
      { policy: POLICY, files: ADD, title: 'Add booking tags' },
      { policy: POLICY, files: ADD, title: '[DB] Migration 098: Add booking tags' },
    ],
    good: [
      { policy: POLICY, files: ADD, title: '[DB] Migration 099: Add booking tags' },
      {
        policy: POLICY,
        files: { 'migrations/099A_fix_tags.sql': 'ALTER TABLE bookings ADD COLUMN tags text;' },
        title: '[DB] Migration 099A: Fix booking tags',
      },
    ],
  },
  check({ change, ahead }, { templates }) {
    const title = change?.words?.title;
    if (title === undefined) return [];
    const migrations = ahead.map(({ migration: { path, number } }) => ({ name: nameOf(path), number }));
    const fault = titleFault(title, templates, migrations);
    if (fault === undefined) return [];
    const wanted = templates.map((template) => `\`${template}\``).join(' or ');
    const names = migrations.map(({ name }) => `\`${name}\``).join(', ');
    const wrong =
      fault.number === undefined
        ? `does not fit ${wanted}`
        : `names migration ${fault.number}, and the migrations are ${names}`;
    return [
      {
        message: `The title \`${inOneLine(title)}\` ${wrong}: \`${inOneLine(fault.better)}\` would do.`,
        text: { language: 'markdown', text: fault.better },
        words: 'title',
      },
    ];
  },
});
