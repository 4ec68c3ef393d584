import type { AssessedOperation } from '../../domain/assessment.ts';
import type { Decision } from '../../domain/decision.ts';
import { locationUrl } from '../github-pages.ts';
import { listSection, type Section } from '../layout/section.ts';
import { code } from '../markdown/code.ts';
import { COLLAPSED_END, collapsedStart } from '../markdown/collapsed.ts';
import { link } from '../markdown/link.ts';
import { escapeProse } from '../markdown/prose.ts';
import { LEVEL_MARKS } from '../wording/level.ts';
import { counted } from '../wording/list.ts';
import { linesWords } from '../wording/place.ts';

const COLUMNS = '| Where | What | Why it has its level |\n| --- | --- | --- |\n';

/** Every operation with its line and the reason for its level, in order, folded away. */
export function operationsSection({
  snapshot,
  assessment,
}: Pick<Decision, 'snapshot' | 'assessment'>): Section {
  const rows = assessment.migrations.flatMap(({ migration: { path }, operations }) =>
    operations.map((operation, index) => ({
      full: () => (index === 0 ? `${fileRow(path)}\n${row(operation, path)}` : row(operation, path)),
    })),
  );
  return listSection(
    {
      weight: 1,
      open: `${collapsedStart(`${counted(rows.length, 'operation')}, and why each has its level`)}${COLUMNS}`,
      between: '\n',
      close: COLLAPSED_END,
      omitted: (count) =>
        `**${counted(count, 'operation')} left out here for want of room**: see ${link('the changed files', `${snapshot.pull.url}/files`)}.`,
    },
    rows,
  );

  function fileRow(path: string): string {
    return `| **${link(code(path), locationUrl(snapshot, { path }))}** | | |`;
  }

  function row({ operation: { span }, level, summary, reason }: AssessedOperation, path: string): string {
    const where = link(linesWords(span), locationUrl(snapshot, { path, span }));
    return `| ${where} | ${LEVEL_MARKS[level]} ${escapeProse(summary, 300)} | ${escapeProse(reason, 300)} |`;
  }
}
