import type { KnownPull } from '../domain/open-pull.ts';
import type { PullFacts } from '../domain/snapshot.ts';

/** GitHub tells whole seconds, and its clock and ours may differ a little; in milliseconds. */
const SAME_MOMENT = 2_000;

/**
 * What is known of an open pull request once it was evaluated. Of what happened only just before it was read, more
 * may have happened in the same second: it is looked at once more.
 */
export function knownAfter(
  { pull, updatedAt }: { readonly pull: PullFacts; readonly updatedAt: string },
  { status, isGated }: Pick<KnownPull, 'status' | 'isGated'>,
  readAt: Date,
): KnownPull {
  const at = new Date(updatedAt);
  const settled = readAt.getTime() - at.getTime() > SAME_MOMENT;
  return {
    head: pull.head,
    baseBranch: pull.baseBranch,
    updatedAt: settled ? updatedAt : isoSeconds(new Date(at.getTime() - 1_000)),
    isGated,
    ...(status === undefined ? {} : { status }),
  };
}

function isoSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
