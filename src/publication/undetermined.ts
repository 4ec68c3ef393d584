import type { SilenceGround } from '../domain/audit.ts';
import { descriptionOf, type StatusText } from './status.ts';
import { undeterminedWords } from './wording/verdict.ts';

/** The status where no decision exists: never green, and it says why. */
export function undeterminedStatus(ground: SilenceGround): StatusText {
  switch (ground.kind) {
    case 'fault':
      return {
        state: 'error',
        description: descriptionOf(undeterminedWords(ground.message), triedAgain(ground.againAt)),
      };
    case 'no-pull-request':
      return {
        state: 'error',
        description: descriptionOf(`Cannot tell which pull request ${ground.branch} is for`),
      };
    case 'not-open':
      return { state: 'failure', description: `#${ground.pull} is not open` };
  }
}

/** When it is tried again at the latest, if nothing happens before. */
function triedAgain(at: string | undefined): string {
  return at === undefined ? '' : ` · tried again at ${at.slice(11, 16)} UTC`;
}
