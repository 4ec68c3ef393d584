import type { PolicyProblem } from '../../domain/policy.ts';
import type { DraftProblem } from '../problems/draft-problem.ts';
import type { YamlDocument } from './document.ts';
import { placer } from './place.ts';

/** More at once help nobody, and a broken file can have thousands. */
const MOST_PROBLEMS = 50;

/** Everything that is wrong with a file of YAML, each with its line and column, in their order. */
export function placed(
  text: string,
  document: YamlDocument,
  drafts: readonly DraftProblem[],
): readonly PolicyProblem[] {
  const place = placer(text);
  return [
    ...document.obstacles,
    ...drafts
      .map((draft) => ({ offset: document.offsetOf(draft), message: draft.message, hint: draft.hint }))
      .filter(({ offset }) => offset < document.readTo),
  ]
    .toSorted((a, b) => a.offset - b.offset)
    .slice(0, MOST_PROBLEMS)
    .map(({ offset, message, hint }) => ({
      message: `${message}.`,
      ...place(offset),
      ...(hint === undefined ? {} : { hint }),
    }));
}
