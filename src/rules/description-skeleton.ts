import { looseWords } from '../conventions/loose-words.ts';
import { claimedObjects } from '../domain/contest.ts';
import type { PullRequestContext } from './pull-request-context.ts';

/** What a section may begin with; in brackets what only the author knows, which counts as not filled in. */
interface Proposal {
  /** One of these words is in the heading. */
  readonly words: readonly string[];
  readonly lines: (context: PullRequestContext) => readonly string[];
}

/** The first whose words are in a heading is for it. */
const PROPOSALS: readonly Proposal[] = [
  { words: ['related', 'links', 'linked'], lines: () => ['- [the pull request of the code, or: none]'] },
  { words: ['rollback', 'revert', 'reverse', 'downgrade'], lines: rollbacks },
  { words: ['verification', 'verify'], lines: (context) => fence(tablesOf(context).map(query)) },
  { words: ['testing', 'tests', 'tested'], lines: () => ['- [ ] [what you have tried, and where]'] },
  {
    words: ['deployment', 'deploy', 'order', 'sequence'],
    lines: () => ['1. [code or migration first, and why]'],
  },
  { words: ['impact', 'performance'], lines: impacts },
  { words: ['summary', 'overview', 'migration'], lines: summary },
  { words: ['changes', 'change'], lines: changes },
];

/** The sections to copy, with the real names in them. */
export function sectionSkeletons(headings: readonly string[], context: PullRequestContext): string {
  return headings
    .map((heading) => {
      const words = looseWords(heading).split(' ');
      const proposal = PROPOSALS.find((each) => each.words.some((word) => words.includes(word)));
      return [`## ${heading}`, '', ...(proposal?.lines(context) ?? ['[in your own words]'])].join('\n');
    })
    .join('\n\n');
}

function summary({ ahead, circumstances, levelNames }: PullRequestContext): readonly string[] {
  const numbers = ahead.flatMap(({ migration: { number } }) => number ?? []);
  return [
    ...(numbers.length === 0 ? [] : [`**Migration Number**: ${numbers.join(', ')}`]),
    `**Risk Level**: ${levelNames[circumstances.level]}`,
    '**Why**: [what it is for]',
  ];
}

function changes({ ahead }: PullRequestContext): readonly string[] {
  const done = ahead.flatMap(({ operations }) => operations.map(({ summary: what }) => `- ${what}`));
  return [...new Set(done), '- [why this is needed]'];
}

function impacts(context: PullRequestContext): readonly string[] {
  return tablesOf(context).map((table) => `- \`${table}\`: [what those who read and write it notice]`);
}

function rollbacks({ ahead }: PullRequestContext): readonly string[] {
  const sql = ahead.flatMap((each) => each.rollback().proposal.sql || []);
  return sql.length === 0 ? ['[how to take it back]'] : fence(sql);
}

function query(table: string): string {
  return `-- [what shows that ${table} is as it is meant to be]`;
}

function fence(lines: readonly string[]): readonly string[] {
  return ['```sql', ...lines, '```'];
}

/** Without the schema that goes without saying. */
function tablesOf({ ahead }: PullRequestContext): readonly string[] {
  const operations = ahead.flatMap((each) => each.operations.map(({ operation }) => operation));
  return claimedObjects(operations).map((table) => table.replace(/^public\./, ''));
}
