import { Refused } from '../state/refused.ts';

/** GitHub's limit of what one writes in a conversation, in characters. */
export const LONGEST_BODY = 65_536;

/** Throws what GitHub answers when it is longer. */
export function mustFit(body: string | null | undefined): void {
  if (body && [...body].length > LONGEST_BODY)
    throw new Refused(`Body is too long (maximum is ${LONGEST_BODY} characters)`);
}
