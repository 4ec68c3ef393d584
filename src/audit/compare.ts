import type { DecidedOutcome } from '../domain/audit.ts';
import { type OutcomeWords, outcomeWords, policyWords } from './words.ts';

/** Something that was recorded and is not so now, or the other way round. */
export interface Difference {
  /** What it is: `level`, `findings`. */
  readonly what: string;
  readonly recorded?: string;
  readonly now?: string;
}

/** What is different when it is decided again. */
export function differencesBetween(recorded: DecidedOutcome, now: DecidedOutcome): readonly Difference[] {
  const single: readonly (readonly [string, (outcome: DecidedOutcome) => string])[] = [
    ['level', ({ level }) => level],
    ['verdict', ({ verdict }) => verdict],
    ['status', ({ status }) => status?.state ?? 'none'],
    ['policy', ({ policy }) => `${policyWords(policy)} ${policy.sha}`],
    ['digest', ({ digest }) => digest],
  ];
  const [then, today] = [outcomeWords(recorded), outcomeWords(now)];
  return [
    ...single.flatMap(([what, read]) => differenceOf(what, read(recorded), read(now))),
    ...LISTS.flatMap((what) => differencesInList(what, then[what], today[what])),
  ];
}

const LISTS = [
  'findings',
  'shortfalls',
  'refusals',
  'counted',
  'notCounted',
  'objections',
  'acts',
] as const satisfies readonly (keyof OutcomeWords)[];

/** One value that is another now. */
export function differenceOf(what: string, recorded: string, now: string): readonly Difference[] {
  return recorded === now ? [] : [{ what, recorded, now }];
}

/** The same may be in a list several times. */
function differencesInList(
  what: string,
  recorded: readonly string[],
  now: readonly string[],
): readonly Difference[] {
  return [
    ...leftOf(recorded, now).map((each) => ({ what, recorded: each })),
    ...leftOf(now, recorded).map((each) => ({ what, now: each })),
  ];
}

function leftOf(list: readonly string[], taken: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const each of taken) counts.set(each, (counts.get(each) ?? 0) + 1);
  return list.filter((each) => {
    const count = counts.get(each) ?? 0;
    counts.set(each, count - 1);
    return count <= 0;
  });
}
