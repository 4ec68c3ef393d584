import { type Block, readDescription } from '../../conventions/description.ts';
import { sectionsCalled } from '../../conventions/description-sections.ts';
import { hasOwnWords } from '../../conventions/own-words.ts';
import { applies } from '../../domain/condition.ts';
import { sectionSkeletons } from '../description-skeleton.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = `conventions:
  pull-request:
    sections:
      - What Changes
      - Rollback Plan
      - { heading: Deployment Order, when: { levels: [medium, high] } }`;

const ADD = { 'migrations/099_add_tags.sql': 'ALTER TABLE bookings ADD COLUMN tags text;' };

export const missingDescriptionSection = pullRequestRule({
  id: 'missing-description-section',
  title: 'The description of a pull request leaves out what the team asks for',
  why: 'Reviewers see what the SQL does, but not what it is for, whom it touches and how it is taken back: only its author knows.',
  saferWay: 'Write a few words of your own below each heading.',
  severity: 'error',
  categories: [],
  asks: ({ pullRequest }) =>
    pullRequest?.sections === undefined ? undefined : { sections: pullRequest.sections, when: {} },
  examples: {
    bad: [
      { policy: POLICY, files: ADD, description: '' },
      {
        policy: POLICY,
        files: ADD,
        description: `## What Changes
- Describe what the migration does
- List tables/columns affected

## Rollback Plan
<!-- not my words -->
Explain how to reverse this migration if needed.`,
      },
      {
        policy: POLICY,
        files: { 'migrations/099_drop.sql': 'DROP TABLE tags;' },
        description: '### What changes\nNobody reads `tags`.\n\n**Rollback plan:** the backup of tonight',
      },
    ],
    good: [
      {
        policy: POLICY,
        files: ADD,
        description: `### 1. What changes
Bookings get tags.

**Rollback plan**
Drop the column again.`,
      },
    ],
  },
  check(context, { sections }) {
    const description = context.change?.words?.description;
    if (description === undefined) return [];
    const blocks = readDescription(description);
    const asked = sections.filter(({ when }) => applies(when, context.circumstances));
    const faults = asked.flatMap(({ heading }) => {
      const state = stateOf(blocks, heading);
      return state === 'written' ? [] : [{ heading, state }];
    });
    if (faults.length === 0) return [];
    const named = (wanted: 'absent' | 'unfilled') =>
      faults.filter(({ state }) => state === wanted).map(({ heading }) => `\`${heading}\``);
    const [absent, unfilled] = [named('absent'), named('unfilled')];
    const parts = [
      ...(absent.length === 0 ? [] : [`has no section ${absent.join(', ')}`]),
      ...(unfilled.length === 0 ? [] : [`has no words of your own below ${unfilled.join(', ')}`]),
    ];
    return [
      {
        message: `The description ${parts.join(' and ')}.`,
        text: {
          language: 'markdown',
          text: sectionSkeletons(
            faults.map(({ heading }) => heading),
            context,
          ),
        },
        words: 'description',
      },
    ];
  },
});

function stateOf(blocks: readonly Block[], heading: string): 'absent' | 'unfilled' | 'written' {
  const found = sectionsCalled(blocks, heading);
  if (found.length === 0) return 'absent';
  return found.some((section) => hasOwnWords(section, heading)) ? 'written' : 'unfilled';
}
