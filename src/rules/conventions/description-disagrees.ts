import { type Block, readDescription } from '../../conventions/description.ts';
import { valuesOf } from '../../conventions/description-sections.ts';
import { levelNamed } from '../../conventions/level-word.ts';
import { isPlaceholder } from '../../conventions/placeholder.ts';
import { isOneOfNumbers, saidNumbers } from '../../conventions/said-number.ts';
import { compareLevels, highestLevel } from '../../domain/level.ts';
import { nameOf } from '../../domain/migration-name.ts';
import { causeOfLevel } from '../level-cause.ts';
import type { PullRequestContext } from '../pull-request-context.ts';
import { type PullReport, pullRequestRule } from '../rule.ts';

const POLICY = 'conventions: { pull-request: { agrees: true } }';

const ADD = { 'migrations/099_add_tags.sql': 'ALTER TABLE bookings ADD COLUMN tags text;' };
const DROP = { 'migrations/099_drop_tags.sql': 'DROP TABLE tags;' };

const NUMBER_LABELS = ['migration', 'migration number', 'migration no', 'migration id', 'migrations'];
const RISK_LABELS = ['risk', 'risk level', 'migration risk'];

export const descriptionDisagrees = pullRequestRule({
  id: 'description-disagrees',
  title: 'The description of a pull request says something else than its files',
  why: 'Reviewers take the description for what they are looking at, and look less closely where it says that there is little to see.',
  saferWay: 'Give the description the number and the level that the migrations have.',
  severity: 'error',
  categories: [],
  asks: ({ pullRequest }) => pullRequest?.agrees,
  examples: {
    bad: [
      { policy: POLICY, files: ADD, description: '**Migration Number**: 098\n**Risk Level**: LOW' },
      { policy: POLICY, files: DROP, description: 'Risk Level: LOW' },
      {
        policy: `levels: { low: { name: safe }, medium: { name: controlled }, high: { name: high-risk } }\n${POLICY}`,
        files: DROP,
        description: '## Risk\n- [x] controlled\n- [ ] high-risk',
      },
    ],
    good: [
      { policy: POLICY, files: ADD, description: '**Migration Number**: 099\n**Risk Level**: LOW' },
      { policy: POLICY, files: ADD, description: '## Migration: 099_add_tags.sql\n\nRisk: HIGH' },
      { policy: POLICY, files: DROP, description: '**Risk Level**: LOW | MEDIUM | HIGH' },
      { policy: POLICY, files: DROP, description: 'Nobody uses tags.' },
    ],
  },
  check(context) {
    const description = context.change?.words?.description;
    if (description === undefined) return [];
    const blocks = readDescription(description);
    return [...wrongNumbers(blocks, context), ...understated(blocks, context)];
  },
});

function wrongNumbers(
  blocks: readonly Block[],
  { ahead, migrations }: PullRequestContext,
): readonly PullReport[] {
  const numbers = migrations.flatMap(({ migration: { number } }) => number ?? []);
  const said = valuesOf(blocks, NUMBER_LABELS).flatMap(saidNumbers);
  const wrong = [...new Set(said)].filter((number) => !isOneOfNumbers(number, numbers));
  if (wrong.length === 0) return [];
  const own = ahead.flatMap(({ migration: { number } }) => number ?? []);
  const names = ahead.map(({ migration: { path } }) => `\`${nameOf(path)}\``).join(', ');
  return [
    {
      message: `The description names migration ${wrong.join(', ')}, and the pull request brings ${names}.`,
      text: { language: 'markdown', text: `**Migration Number**: ${own.join(', ')}` },
      words: 'description',
    },
  ];
}

function understated(
  blocks: readonly Block[],
  { migrations, circumstances: { level }, levelNames }: PullRequestContext,
): readonly PullReport[] {
  const said = valuesOf(blocks, RISK_LABELS)
    .filter((value) => !isPlaceholder(value))
    .flatMap((value) => levelNamed(value.replace(/^[^\p{L}]+/u, ''), levelNames) ?? []);
  const declared = highestLevel(said);
  if (said.length === 0 || compareLevels(declared, level) >= 0) return [];
  const riskiest = migrations.find((each) => each.level === level);
  const cause =
    riskiest === undefined ? '' : `: \`${nameOf(riskiest.migration.path)}\` ${causeOfLevel(riskiest)}`;
  return [
    {
      message: `The description declares ${levelNames[declared]}, and the migrations are ${levelNames[level]}${cause}.`,
      text: { language: 'markdown', text: `**Risk Level**: ${levelNames[level]}` },
      words: 'description',
    },
  ];
}
