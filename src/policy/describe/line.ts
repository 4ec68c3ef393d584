import type { Condition } from '../../domain/condition.ts';
import type { Policy } from '../../domain/policy.ts';
import { conditionWords, inBrackets } from './words.ts';

/** One thing that a policy says, in words, and where it says it. */
export interface PolicyLine {
  /** The keys that lead there, such as `levels.high.approvals`; of what stands deeper, at least the first of them. */
  readonly path: string;
  readonly about: 'asked' | 'convention' | 'else';
  readonly words: string;
  /** When it holds; absent where it says no such thing. */
  readonly when?: Condition;
}

/** A line by itself: `HIGH: check ci`, `Convention: merged migrations do not change`. */
export function lineWords(
  { about, words, when = {} }: PolicyLine,
  policy: Pick<Policy, 'levelNames'>,
): string {
  switch (about) {
    case 'asked':
      return `${conditionWords(when, policy)}: ${words}`;
    case 'convention':
      return `Convention: ${words}${inBrackets(when, policy)}`;
    case 'else':
      return words;
  }
}
