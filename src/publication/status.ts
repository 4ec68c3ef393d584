import type { Decision } from '../domain/decision.ts';
import type { StatusState } from '../domain/snapshot.ts';
import type { Verdict } from '../domain/verdict.ts';
import { clip, clipAtWord } from './markdown/clip.ts';
import { visibleLine } from './markdown/visible.ts';
import { levelName } from './wording/level.ts';
import { capitalised } from './wording/list.ts';
import { concernsLevel, verdictWords } from './wording/verdict.ts';

/** The name of the commit status, which branch protection asks for. */
export const STATUS_CONTEXT = 'migration-gate';

/** GitHub's limit for the description of a commit status, in characters. */
const DESCRIPTION_LIMIT = 140;

export interface StatusText {
  readonly state: StatusState;
  readonly description: string;
}

/** The status: the verdict's state, and the level and the verdict in at most 140 characters. */
export function statusOf(decision: Decision): StatusText {
  const words = verdictWords(decision);
  const level = clip(levelName(decision.policy, decision.assessment.level), 40);
  return {
    state: stateOf(decision.verdict),
    description: descriptionOf(concernsLevel(decision) ? `${level} · ${words}` : capitalised(words)),
  };
}

/**
 * Any text as a description: one line, no backticks, nothing unseen in it, cut between words.
 *
 * @param ending comes after it whole.
 */
export function descriptionOf(text: string, ending = ''): string {
  return clipAtWord(visibleLine(text.replaceAll('`', '')), DESCRIPTION_LIMIT - ending.length) + ending;
}

function stateOf(verdict: Verdict): StatusState {
  switch (verdict.kind) {
    case 'not-applicable':
    case 'satisfied':
    case 'emergency':
      return 'success';
    case 'pending':
      return 'pending';
    case 'refused':
      return 'failure';
    case 'undetermined':
      return 'error';
  }
}
