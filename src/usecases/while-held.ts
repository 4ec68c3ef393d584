import type { PullRequests } from './ports/pull-requests.ts';

/**
 * The same pull requests, of which nothing is written any more once somebody else may be at the same work: of two
 * evaluations at once the later would make a second comment, or show what the earlier saw.
 *
 * @param lost aborted with the error that the writes then throw.
 */
export function whileHeld<T extends PullRequests>(pulls: T, lost: AbortSignal): T {
  return {
    ...pulls,
    async publish(...given) {
      lost.throwIfAborted();
      return pulls.publish(...given);
    },
    async setStatus(...given) {
      lost.throwIfAborted();
      return pulls.setStatus(...given);
    },
    counted: () => whileHeld(pulls.counted(), lost),
  };
}
