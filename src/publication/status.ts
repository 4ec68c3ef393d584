import type { Decision } from '../domain/decision.ts';
import type { StatusState } from '../domain/snapshot.ts';
import type { VerdictKind } from '../domain/verdict-kind.ts';
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
    state: stateOf(decision.verdict.kind),
    description: descriptionOf(concernsLevel(decision) ? `${level} · ${words}` : capitalised(words)),
  };
}

/**
 * The status of the head, which is that of every open pull request that has it in common: the worst of their verdicts,
 * with the pull request that it is of.
 */
export function statusOfHead(decision: Decision): StatusText {
  const own = statusOf(decision);
  const [worst] = decision.snapshot.twins
    .map((twin) => ({ ...twin, state: stateOf(twin.verdict ?? 'pending') }))
    .toSorted((a, b) => STATES.indexOf(b.state) - STATES.indexOf(a.state));
  if (worst === undefined || STATES.indexOf(worst.state) <= STATES.indexOf(own.state)) return own;
  return {
    state: worst.state,
    description: descriptionOf(
      `#${worst.number} into ${worst.baseBranch} has the same commit, and ${TWIN_WORDS[worst.verdict ?? 'undetermined']}`,
    ),
  };
}

/** From the best to the worst. */
const STATES: readonly StatusState[] = ['success', 'pending', 'failure', 'error'];

const TWIN_WORDS: Readonly<Record<VerdictKind, string>> = {
  'not-applicable': 'has no migrations',
  satisfied: 'is ready',
  emergency: 'is an emergency',
  pending: 'waits',
  refused: 'is refused',
  undetermined: 'is not decided yet',
};

/**
 * Any text as a description: one line, no backticks, nothing unseen in it, cut between words.
 *
 * @param ending comes after it whole.
 */
export function descriptionOf(text: string, ending = ''): string {
  return clipAtWord(visibleLine(text.replaceAll('`', '')), DESCRIPTION_LIMIT - ending.length) + ending;
}

function stateOf(kind: VerdictKind): StatusState {
  switch (kind) {
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
