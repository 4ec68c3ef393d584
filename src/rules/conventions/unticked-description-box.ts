import { boxState } from '../../conventions/boxes.ts';
import { readDescription } from '../../conventions/description.ts';
import { applies } from '../../domain/condition.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = `conventions:
  pull-request:
    boxes:
      - Rollback tested and documented
      - { text: Staging environment validated, when: { levels: [high] } }`;

const ADD = { 'migrations/099_add_tags.sql': 'ALTER TABLE bookings ADD COLUMN tags text;' };

export const untickedDescriptionBox = pullRequestRule({
  id: 'unticked-description-box',
  title: 'The author has not said that they have done what the team asks for',
  why: 'Nobody else can know it: a box of the description is its author’s word, and reviewers rely on it.',
  saferWay: 'Do it, and tick the box in the description.',
  severity: 'error',
  categories: [],
  asks: ({ pullRequest }) =>
    pullRequest?.boxes === undefined ? undefined : { boxes: pullRequest.boxes, when: {} },
  examples: {
    bad: [
      { policy: POLICY, files: ADD, description: '- [ ] Rollback tested and documented' },
      {
        policy: POLICY,
        files: { 'migrations/099_drop.sql': 'DROP TABLE tags;' },
        description: '- [x] Rollback tested and documented',
      },
    ],
    good: [
      { policy: POLICY, files: ADD, description: '* [X] **Rollback** tested, and documented.' },
      {
        policy: POLICY,
        files: { 'migrations/099_drop.sql': 'DROP TABLE tags;' },
        description: `- [x] Rollback tested and documented
- [x] Staging environment validated (HIGH risk only)`,
      },
    ],
  },
  check({ change, circumstances }, { boxes }) {
    const description = change?.words?.description;
    if (description === undefined) return [];
    const blocks = readDescription(description);
    const states = boxes
      .filter(({ when }) => applies(when, circumstances))
      .map(({ text }) => ({ text, state: boxState(blocks, text) }));
    const named = (wanted: 'absent' | 'unticked') =>
      states.filter(({ state }) => state === wanted).map(({ text }) => `“${text}”`);
    const [absent, unticked] = [named('absent'), named('unticked')];
    const parts = [
      ...(unticked.length === 0 ? [] : [`leaves ${unticked.join(', ')} unticked`]),
      ...(absent.length === 0 ? [] : [`has no box ${absent.join(', ')}`]),
    ];
    if (parts.length === 0) return [];
    return [
      {
        message: `The description ${parts.join(' and ')}.`,
        text: {
          language: 'markdown',
          text: states.map(({ text, state }) => `- [${state === 'ticked' ? 'x' : ' '}] ${text}`).join('\n'),
        },
        words: 'description',
      },
    ];
  },
});
