import { descriptionOf, plainWords } from '../../conventions/description.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = `conventions:
  pull-request:
    boxes: [Migration runs successfully on clean database]`;
const ADD = { 'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint);' };

export const untickedDescriptionBox = pullRequestRule({
  id: 'unticked-description-box',
  title: 'The author has not ticked what they have to see to',
  why: 'The box is the author’s word that they did it; nobody else was there.',
  saferWay: 'Do what the box says, and tick it in the description.',
  severity: 'error',
  categories: [],
  asks: ({ pullRequest }) => pullRequest?.boxes,
  examples: {
    bad: [
      { policy: POLICY, files: ADD, description: '- [ ] Migration runs successfully on clean database' },
      { policy: POLICY, files: ADD, description: 'Adds tags.' },
    ],
    good: [
      { policy: POLICY, files: ADD, description: '- [x] Migration runs successfully on clean database' },
      {
        policy: POLICY,
        files: ADD,
        description: '* [X] **Migration runs successfully on clean database** (in CI)',
      },
    ],
  },
  check({ change }, { text }) {
    if (change?.words === undefined) return [];
    const wanted = plainWords(text);
    const found = descriptionOf(change.words.description).boxes.filter((box) =>
      plainWords(box.text).startsWith(wanted),
    );
    if (found.some(({ ticked }) => ticked)) return [];
    return [
      {
        words: 'description',
        message:
          found.length === 0
            ? `The description has no box “${text}”, which its author ticks.`
            : `The author has not ticked “${text}” in the description.`,
        text: { language: 'markdown', text: `- [x] ${text}` },
      },
    ];
  },
});
