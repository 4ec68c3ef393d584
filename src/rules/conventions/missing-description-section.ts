import { descriptionOf, sectionsUnder } from '../../conventions/description.ts';
import type { PullRequestContext } from '../pull-request-context.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = `conventions:
  pull-request:
    sections: [What Changes, Rollback Plan]`;
const ADD = { 'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint);' };
const GOOD = '## What Changes\nA table for tags.\n\n## Rollback Plan\nDrop the table.';

export const missingDescriptionSection = pullRequestRule({
  id: 'missing-description-section',
  title: 'The description lacks a section, or has it as the template left it',
  why: 'Reviewers approve what the description says beside what the SQL does; a template that nobody filled in tells them neither why nor how to go back.',
  saferWay: 'Write the section in words of your own.',
  severity: 'error',
  categories: [],
  asks: ({ pullRequest }) => pullRequest?.sections,
  examples: {
    bad: [
      { policy: POLICY, files: ADD, description: 'Adds tags.' },
      {
        policy: POLICY,
        files: ADD,
        description: GOOD.replace('Drop the table.', '<!-- Drop the table. -->'),
      },
      {
        policy: POLICY,
        files: ADD,
        description: GOOD.replace('Drop the table.', 'Explain how to reverse this migration if needed.'),
      },
      {
        policy: POLICY,
        files: ADD,
        description: GOOD.replace('A table for tags.', '- Describe what the migration does\n- [ ] Tested'),
      },
    ],
    good: [
      { policy: POLICY, files: ADD, description: GOOD },
      { policy: POLICY, files: ADD, description: GOOD.toUpperCase() },
    ],
  },
  check(context, { heading }) {
    const words = context.change?.words;
    if (words === undefined) return [];
    const found = sectionsUnder(descriptionOf(words.description), heading);
    if (found.some(({ own }) => own.length > 0)) return [];
    return [
      {
        words: 'description',
        message:
          found.length === 0
            ? `The description has no section “${heading}”.`
            : `The section “${heading}” of the description is as the template has it.`,
        text: { language: 'markdown', text: `## ${heading}\n\n${skeletonFor(heading, context)}` },
      },
    ];
  },
});

/** What the gate can tell of it already. */
function skeletonFor(heading: string, { ahead }: PullRequestContext): string {
  if (/roll\s?-?back|revert|undo/i.test(heading)) {
    const sql = ahead.map((each) => each.rollback().proposal.sql).filter((text) => text !== '');
    if (sql.length > 0) return `\`\`\`sql\n${sql.join('\n\n')}\n\`\`\``;
  }
  if (/change|summary|purpose/i.test(heading))
    return ahead.flatMap(({ operations }) => operations.map(({ summary }) => `- ${summary}`)).join('\n');
  return '…';
}
