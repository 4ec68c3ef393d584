import type { Question } from './thread-messages.ts';

/** A question on its way to the thread. */
export interface Waiting extends Question {
  /** Asked in company before, in vain: it may be what took the time, so it is asked by itself. */
  readonly alone: boolean;
}

/** How much text goes to the thread in one message; a longer one goes by itself. */
const LETTERS_A_BATCH = 32 * 1024;

/** How many of those that wait, from the first on, go to the thread together; none only where none wait. */
export function sizeOfBatch(waiting: readonly Waiting[]): number {
  let letters = 0;
  const end = waiting.findIndex(({ text, alone }, at) => {
    letters += text.length;
    return at > 0 && (alone || waiting[0]?.alone === true || letters > LETTERS_A_BATCH);
  });
  return end < 0 ? waiting.length : end;
}
