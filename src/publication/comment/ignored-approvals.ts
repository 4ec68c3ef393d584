import type { IgnoredApproval } from '../../domain/approval.ts';
import type { Decision } from '../../domain/decision.ts';
import { listSection, type Section } from '../layout/section.ts';
import { COLLAPSED_END, collapsedStart } from '../markdown/collapsed.ts';
import { escapeText } from '../markdown/escape.ts';
import { link } from '../markdown/link.ts';
import { escapeProse } from '../markdown/prose.ts';
import { ignoredWords } from '../wording/ignored-reason.ts';
import { counted, withStop } from '../wording/list.ts';

/** From this many on they are folded away. */
const LONG = 6;

/** Approvals that do not count, each with the reason. */
export function ignoredApprovalsSection({ tally, snapshot }: Decision): Section {
  const long = tally.ignored.length >= LONG;
  return listSection(
    {
      weight: 2,
      open: `### Approvals that do not count\n\n${long ? collapsedStart(counted(tally.ignored.length, 'approval')) : ''}`,
      between: '\n',
      close: long ? COLLAPSED_END : '',
      omitted: (count) =>
        `**${counted(count, 'approval')} left out here for want of room**: see ${link('the reviews', snapshot.pull.url)}.`,
    },
    tally.ignored.map((ignored) => ({ full: () => ignoredLine(ignored) })),
  );
}

function ignoredLine({ login, review, reason }: IgnoredApproval): string {
  return `- ${link(escapeText(login, 60), review.url)} ${escapeProse(withStop(ignoredWords(reason)), 400)}`;
}
