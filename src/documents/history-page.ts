import { dayOf } from '../assessment/day.ts';
import { headerOf } from '../conventions/header.ts';
import type { AssessedMigration } from '../domain/assessment.ts';
import { historyRoot, stemOf } from '../domain/migration-name.ts';
import type { Policy } from '../domain/policy.ts';
import { code } from '../publication/markdown/code.ts';
import { escapeText } from '../publication/markdown/escape.ts';
import { escapeProse } from '../publication/markdown/prose.ts';
import { LEVEL_MARKS, levelName } from '../publication/wording/level.ts';
import { counted } from '../publication/wording/list.ts';
import { readProblemWords, unreadableWords } from '../publication/wording/reading.ts';
import { blocks, table } from './shown.ts';

const INTRODUCTION = `# Migration history

Every migration in the order in which they run, as \`migration-gate history\` reads them: whether one has run is for the database to say. Change nothing here by hand; run that again.`;

const HEAD = ['Number', 'Migration', 'Date', 'Level', 'Description', 'What it does'];

/**
 * The inventory of migrations, in Markdown, with a section for each folder that has any.
 *
 * @param migrations in the order in which they run; those that only go back are left out.
 */
export function historyPage(migrations: readonly AssessedMigration[], policy: Policy): string {
  const forward = migrations.filter(({ migration }) => migration.direction !== 'rollback');
  const histories = Map.groupBy(forward, ({ migration }) => historyRoot(migration));
  const sections = [...histories].map(
    ([history, own]) =>
      `## ${code(history)}\n\n${counted(own.length, 'migration')}.\n\n${table(
        HEAD,
        own.map((each) => cellsOf(each, history, policy)),
      )}`,
  );
  return `${blocks([INTRODUCTION, ...(sections.length === 0 ? ['There are no migrations.'] : sections)])}\n`;
}

function cellsOf(assessed: AssessedMigration, history: string, policy: Policy): readonly string[] {
  const { migration, level } = assessed;
  const header = headerOf(migration.content.kind === 'text' ? migration.content.text : '');
  const date = header.get('date')?.value ?? dayOf(migration.number);
  return [
    migration.number === undefined ? '' : code(migration.number),
    code(migration.path.slice(history.length)),
    date === undefined ? '' : escapeText(date, 40),
    `${LEVEL_MARKS[level]} ${escapeText(levelName(policy, level), 60)}`,
    escapeText(header.get('description')?.value ?? wordsOfName(assessed), 200),
    deeds(assessed),
  ];
}

/** `099_add_booking_tags.sql` → `add booking tags`. */
function wordsOfName({ migration: { path, number } }: AssessedMigration): string {
  const stem = stemOf(path);
  const rest = number === undefined ? stem : stem.replace(number, '');
  const words = rest
    .replace(/^[Vv]?[_.-]+|\.(?:up|forward)$/g, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim();
  return words === '' ? stem : words;
}

/** More than this is counted. */
const MOST = 4;

function deeds({ migration: { content }, script, operations }: AssessedMigration): string {
  const unread = [
    ...(content.kind === 'unreadable' ? [unreadableWords(content.reason)] : []),
    ...script.problems.slice(0, 1).map(readProblemWords),
  ].map((words) => `⚠️ ${escapeText(words, 200)}`);
  const summaries = [...new Set(operations.map(({ summary }) => summary))];
  const shown = summaries.slice(0, summaries.length > MOST ? MOST - 1 : MOST);
  const rest = summaries.length - shown.length;
  const all = [
    ...unread,
    ...shown.map((summary) => escapeProse(summary, 200)),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ];
  return all.length === 0 ? 'nothing' : all.join('; ');
}
