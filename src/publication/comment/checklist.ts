import { type CheckedItem, type ChecklistItem, PHASES, type Phase } from '../../domain/checklist.ts';
import type { Decision } from '../../domain/decision.ts';
import { listSection, type Section } from '../layout/section.ts';
import { code } from '../markdown/code.ts';
import { COLLAPSED_END, collapsedStart } from '../markdown/collapsed.ts';
import { escapeText } from '../markdown/escape.ts';
import { escapeProse } from '../markdown/prose.ts';
import { actRefusalWords } from '../wording/act-refusal.ts';
import { levelName } from '../wording/level.ts';
import { counted, joined } from '../wording/list.ts';
import { rolesWords } from '../wording/shortfall.ts';
import { timeWords } from '../wording/time.ts';
import { itemMark } from './boxes.ts';

/** From this many on they are folded away. */
const LONG = 30;

const PHASE_TITLES: Readonly<Record<Phase, string>> = {
  'before-approval': 'Before approval',
  'at-merge': 'At the merge',
  'after-deployment': 'After the deployment',
};

/**
 * The checklist of the level by phase: what the gate proved is ticked, with its evidence; the rest is for people,
 * who tick it here. The text is made from the record each time, so that no edit changes what counts.
 */
export function checklistSections(decision: Decision): readonly Section[] {
  const { checklist, policy, assessment } = decision;
  const level = escapeText(levelName(policy, assessment.level), 60);
  const title = `### Checklist for ${level}\n\n${countsOf(checklist)}\n\n`;
  const phases = PHASES.map((phase) => ({
    phase,
    items: checklist.filter(({ item }) => item.phase === phase),
  })).filter(({ items }) => items.length > 0);
  const named = phases.some(({ phase }) => phase !== 'before-approval');
  return phases.map(({ phase, items }, index) => {
    const open = `${index === 0 ? title : ''}${named ? `**${PHASE_TITLES[phase]}**\n\n` : ''}`;
    return phaseSection(open, items, decision);
  });
}

function phaseSection(open: string, items: readonly CheckedItem[], decision: Decision): Section {
  const long = items.length >= LONG;
  return listSection(
    {
      weight: 3,
      open: `${open}${long ? collapsedStart(counted(items.length, 'item')) : ''}`,
      between: '\n',
      close: long ? COLLAPSED_END : '',
      omitted: (count) => `**${counted(count, 'item')} left out here for want of room**: see the policy.`,
    },
    items.map((item) => ({ full: () => itemLine(item, decision) })),
  );
}

/** A line with its box, and what is known of it. */
export function itemLine({ item, state }: CheckedItem, decision: Pick<Decision, 'policy'>): string {
  const isDone = state.kind === 'proved' || state.kind === 'ticked' || state.kind === 'waived';
  const parts = [
    `- [${isDone ? 'x' : ' '}] ${escapeProse(item.text, 300)}`,
    ...(item.required ? [requiredWords(item, isDone, decision)] : []),
    ...stateWords({ item, state }, decision),
  ];
  return `${parts.join(' · ')} ${itemMark(item.id)}`;
}

/** Whoever may waive a line has to know what it is called. */
function requiredWords({ id }: ChecklistItem, isDone: boolean, { policy }: Pick<Decision, 'policy'>): string {
  return isDone || policy.waivers.length === 0 ? '**required**' : `**required** (${code(id)})`;
}

/** What is known of a line, each part ready to stand in Markdown. */
function stateWords({ item, state }: CheckedItem, { policy }: Pick<Decision, 'policy'>): readonly string[] {
  switch (state.kind) {
    case 'proved':
      return [`✅ ${escapeProse(state.evidence, 300)}`];
    case 'disproved':
      return [`❌ ${escapeProse(state.evidence, 300)}`];
    case 'ticked': {
      const until = state.until === undefined ? '' : `, good until ${instant(state.until)}`;
      return [`👤 ${person(state.by)} on ${instant(state.at)}${until}`];
    }
    case 'waived':
      return [`⏭️ waived by ${person(state.by)} on ${instant(state.at)}: ${escapeProse(state.reason, 300)}`];
    case 'open': {
      const by = item.by === undefined ? [] : [`for ${escapeText(rolesWords(item.by), 200)}`];
      const { untaken } = state;
      if (untaken === undefined) return by;
      const why = escapeProse(actRefusalWords(untaken.refusal, policy.levelNames), 300);
      return [...by, `↩️ the tick of ${person(untaken.by)} on ${instant(untaken.at)} does not count: ${why}`];
    }
  }
}

function person(login: string): string {
  return escapeText(login, 60);
}

function instant(at: string): string {
  return escapeText(timeWords(at), 40);
}

function countsOf(items: readonly CheckedItem[]): string {
  const count = (kind: CheckedItem['state']['kind']) =>
    items.filter(({ state }) => state.kind === kind).length;
  const parts = [
    [count('proved'), 'proved from the SQL'],
    [count('ticked'), 'ticked'],
    [count('waived'), 'waived'],
    [count('disproved'), 'not so'],
    [count('open'), 'for people to see to and tick here'],
  ] as const;
  return `${joined(
    parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`),
    'and',
  )}.`;
}
