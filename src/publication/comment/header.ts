import type { Decision } from '../../domain/decision.ts';
import { escapeText } from '../markdown/escape.ts';
import { escapeProse } from '../markdown/prose.ts';
import { LEVEL_MARKS, levelName } from '../wording/level.ts';
import { capitalised, withStop } from '../wording/list.ts';
import { nextSteps } from '../wording/next-steps.ts';
import { concernsLevel, VERDICT_MARKS, verdictTitle, verdictWords } from '../wording/verdict.ts';

/** Level and verdict in a heading, the verdict in a sentence, and what to do now: what everybody reads. */
export function headerOf(decision: Decision): string {
  const steps = nextSteps(decision).slice(0, 8);
  return [
    `## ${headingOf(decision)}`,
    `**${escapeProse(withStop(capitalised(verdictWords(decision))), 500)}**`,
    ...stepsOf(steps),
  ].join('\n\n');
}

function headingOf(decision: Decision): string {
  const { assessment, policy, verdict } = decision;
  const title = `${VERDICT_MARKS[verdict.kind]} ${verdictTitle(verdict)}`;
  if (!concernsLevel(decision)) return `${title.replace(/ ./, (start) => start.toUpperCase())}`;
  const level = escapeText(levelName(policy, assessment.level), 60);
  return `${LEVEL_MARKS[assessment.level]} ${level} · ${title}`;
}

function stepsOf(steps: readonly string[]): readonly string[] {
  const lines = steps.map((step) => escapeProse(step, 400));
  if (lines.length <= 1) return lines.map((line) => `**What to do now.** ${line}`);
  return ['**What to do now**', lines.map((line) => `- ${line}`).join('\n')];
}
