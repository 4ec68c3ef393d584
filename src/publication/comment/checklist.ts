import type { CheckedItem } from '../../domain/checklist.ts';
import type { Decision } from '../../domain/decision.ts';
import { listSection, type Section } from '../layout/section.ts';
import { COLLAPSED_END, collapsedStart } from '../markdown/collapsed.ts';
import { escapeText } from '../markdown/escape.ts';
import { escapeProse } from '../markdown/prose.ts';
import { levelName } from '../wording/level.ts';
import { counted, joined } from '../wording/list.ts';

/** From this many on they are folded away. */
const LONG = 30;

/** The checklist of the level: what the gate proved is ticked, with its evidence; the rest is for people. */
export function checklistSection({ checklist, policy, assessment }: Decision): Section {
  const level = escapeText(levelName(policy, assessment.level), 60);
  const long = checklist.length >= LONG;
  return listSection(
    {
      weight: 3,
      open: `### Checklist for ${level}\n\n${countsOf(checklist)}\n\n${long ? collapsedStart(counted(checklist.length, 'item')) : ''}`,
      between: '\n',
      close: long ? COLLAPSED_END : '',
      omitted: (count) => `**${counted(count, 'item')} left out here for want of room**: see the policy.`,
    },
    checklist.map((item) => ({ full: () => itemLine(item) })),
  );
}

function itemLine({ item: { text }, state }: CheckedItem): string {
  switch (state.kind) {
    case 'proved':
      return `- [x] ${escapeProse(text, 300)} · ✅ ${escapeProse(state.evidence, 300)}`;
    case 'disproved':
      return `- [ ] ${escapeProse(text, 300)} · ❌ ${escapeProse(state.evidence, 300)}`;
    case 'ticked':
      return `- [x] ${escapeProse(text, 300)} · ${escapeText(state.by, 60)}`;
    case 'waived':
      return `- [x] ${escapeProse(text, 300)} · waived by ${escapeText(state.by, 60)}: ${escapeProse(state.reason, 300)}`;
    case 'open':
      return `- [ ] ${escapeProse(text, 300)}`;
  }
}

function countsOf(items: readonly CheckedItem[]): string {
  const count = (kind: CheckedItem['state']['kind']) =>
    items.filter(({ state }) => state.kind === kind).length;
  const parts = [
    [count('proved'), 'proved from the SQL'],
    [count('disproved'), 'not so'],
    [count('open'), 'for reviewers to see to'],
  ] as const;
  return `${joined(
    parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`),
    'and',
  )}.`;
}
