import type { AssessedMigration, AssessedOperation } from '../../domain/assessment.ts';
import type { Decision } from '../../domain/decision.ts';
import { compareLevels } from '../../domain/level.ts';
import { locationUrl } from '../github-pages.ts';
import { listSection, type Section } from '../layout/section.ts';
import { code } from '../markdown/code.ts';
import { COLLAPSED_END, collapsedStart } from '../markdown/collapsed.ts';
import { escapeText } from '../markdown/escape.ts';
import { link } from '../markdown/link.ts';
import { escapeProse } from '../markdown/prose.ts';
import { LEVEL_MARKS, levelName, levelReasons } from '../wording/level.ts';
import { counted } from '../wording/list.ts';
import { readProblemWords, unreadableWords } from '../wording/reading.ts';
import { toolWords } from '../wording/tool.ts';

/** What a reviewer approves. */
type Assessed = Pick<Decision, 'snapshot' | 'policy' | 'assessment'>;

const COLUMNS = '| Migration | Tool | Level | What it does |\n| --- | --- | --- | --- |\n';

/** From this many on, the table is folded away. */
const LONG = 20;

/** What is to be approved: each migration with its level and what it does, the riskiest first. */
export function migrationsSection(assessed: Assessed): Section {
  const { assessment, snapshot } = assessed;
  const migrations = assessment.migrations.toSorted((a, b) => compareLevels(b.level, a.level));
  const files = `${snapshot.pull.url}/files`;
  const long = migrations.length > LONG;
  return listSection(
    {
      weight: 5,
      open: `### What the migrations do\n\n${why(assessed)}${long ? collapsedStart(counted(migrations.length, 'migration')) : ''}${COLUMNS}`,
      between: '\n',
      close: long ? COLLAPSED_END : '',
      omitted: (count) =>
        `**${counted(count, 'migration')} left out here for want of room**: see ${link('the changed files', files)}.`,
    },
    migrations.map((migration) => ({
      full: () => migrationRow(migration, assessed, 8),
      short: () => migrationRow(migration, assessed, 2),
    })),
  );
}

function why({ assessment, policy }: Assessed): string {
  const reasons = levelReasons(assessment);
  if (assessment.level === 'low' || reasons.length === 0) return '';
  const rest = reasons.length > 3 ? [`- and ${reasons.length - 3} more`] : [];
  const lines = [...reasons.slice(0, 3).map((reason) => `- ${escapeProse(reason, 300)}`), ...rest];
  return `Why ${escapeText(levelName(policy, assessment.level), 60)}:\n\n${lines.join('\n')}\n\n`;
}

function migrationRow(assessed: AssessedMigration, { snapshot, policy }: Assessed, most: number): string {
  const { migration, level } = assessed;
  const cells = [
    link(code(migration.path), locationUrl(snapshot, { path: migration.path })),
    toolWords(migration).replaceAll(' ', '&nbsp;'),
    `${LEVEL_MARKS[level]}&nbsp;${escapeText(levelName(policy, level), 60)}`,
    [...circumstances(assessed), ...deeds(assessed.operations, most)].join('<br>') || 'nothing',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** What is to be known of the file itself. */
function circumstances({ migration, script }: AssessedMigration): readonly string[] {
  const { change, content, onBase, previousPath } = migration;
  const base = onBase ? ', and it is on the base branch already' : '';
  const notes = [
    ...(change === 'removed' ? [`the file is removed${base}`] : []),
    ...(change !== 'removed' && onBase ? ['the base branch has this migration already'] : []),
    ...(content.kind === 'unreadable' ? [unreadableWords(content.reason)] : []),
    ...script.problems.slice(0, 3).map(readProblemWords),
  ].map((note) => `⚠️ ${escapeText(note, 200)}`);
  return previousPath === undefined ? notes : [`moved from ${code(previousPath)}`, ...notes];
}

function deeds(operations: readonly AssessedOperation[], most: number): readonly string[] {
  const riskiest = operations.toSorted((a, b) => compareLevels(b.level, a.level)).slice(0, most);
  const shown = operations.length <= most ? operations : operations.filter((each) => riskiest.includes(each));
  const rest = operations.length - shown.length;
  return [
    ...shown.map(({ level, summary }) => `${LEVEL_MARKS[level]} ${escapeProse(summary, 200)}`),
    ...(rest > 0 ? [`and ${rest.toLocaleString('en-US')} more`] : []),
  ];
}
