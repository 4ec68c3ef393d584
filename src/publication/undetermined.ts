import { descriptionOf, type StatusText } from './status.ts';
import { undeterminedWords } from './wording/verdict.ts';

/**
 * The status for an evaluation that failed for good, so that no decision exists: never green, and it says why.
 *
 * @param cause what happened, as a sentence for people.
 */
export function undeterminedPublication(cause: string): StatusText {
  return { state: 'error', description: descriptionOf(undeterminedWords(cause)) };
}
