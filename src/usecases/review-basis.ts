import type { Sha } from '../domain/repository.ts';
import type { ReviewBasis } from '../domain/review.ts';
import type { ForcePush, ReviewFact } from './ports/pull-requests.ts';
import type { ReviewRecord } from './ports/store.ts';

/** What is known of the migrations at the commits that reviews were given for. */
export interface DigestKnowledge {
  readonly head: Sha;
  /** The digest at the head now. */
  readonly digest: string;
  /** The digest of the same migrations at another commit; undefined when that commit could not be read. */
  readonly digestAt: (commit: Sha) => string | undefined;
  readonly forcePushes: readonly ForcePush[];
}

/**
 * What a reviewer looked at. The digest recorded when the review arrived decides. Without one, the content at the
 * commit of the record does, and without any record the content at the commit that GitHub names: unless a force-push
 * since has made that commit the head, for then GitHub may have moved the review along to it.
 */
export function basisOf(
  review: ReviewFact,
  record: ReviewRecord | undefined,
  known: DigestKnowledge,
): ReviewBasis {
  if (record?.digest !== undefined) return { kind: 'recorded', commit: record.commit, digest: record.digest };
  const commit = record?.commit ?? review.commit;
  if (commit === undefined) return { kind: 'unknown', reason: 'the commit it was given for is gone' };
  if (record === undefined && known.forcePushes.some((push) => mayHaveMoved(push, review)))
    return {
      kind: 'unknown',
      commit,
      reason: 'the branch was force-pushed after it, and what it was given for was not recorded',
    };
  const digest = commit === known.head ? known.digest : known.digestAt(commit);
  if (digest === undefined)
    return { kind: 'unknown', commit, reason: `commit ${commit.slice(0, 7)} could not be read` };
  return { kind: 'content', commit, digest };
}

/** Times have whole seconds, so that within the same one the order is not known. */
function mayHaveMoved({ at, to }: ForcePush, { submittedAt, commit }: ReviewFact): boolean {
  return at >= submittedAt && (to === undefined || to === commit);
}

/** The commit whose content has to be read to know the basis of a review, if it is another than the head. */
export function commitToRead(
  review: ReviewFact,
  record: ReviewRecord | undefined,
  head: Sha,
): Sha | undefined {
  if (record?.digest !== undefined) return undefined;
  const commit = record?.commit ?? review.commit;
  return commit === head ? undefined : commit;
}
