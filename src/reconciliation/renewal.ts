import type { RecordedPull } from '../domain/open-pull.ts';
import type { Write } from '../domain/publication.ts';
import type { Verdict } from '../domain/verdict.ts';

/** Why a pull request is looked at again though it shows no difference. */
export const RENEWAL = 'looked at long ago';

/** A little less than from one sweep to the next, in milliseconds. */
const LONG_AGO = 4 * 60_000;

/**
 * What does not show in a pull request is seen by looking there again, though nothing asks for it: a change of a
 * team's members, of somebody's permission or of the base branch, whose webhook was lost.
 *
 * @returns those that were looked at long ago: first those with something to approve, and of these the oldest.
 */
export function dueForRenewal(recorded: readonly RecordedPull[], now: Date): readonly RecordedPull[] {
  return recorded
    .filter(({ lookedAt }) => new Date(lookedAt).getTime() < now.getTime() - LONG_AGO)
    .toSorted((a, b) => rank(a) - rank(b) || a.lookedAt.localeCompare(b.lookedAt));
}

function rank({ known }: RecordedPull): number {
  return known?.isGated === true ? 0 : 1;
}

/** The cause of an evaluation that the reconciler asks for. */
export function causeOf(why: string): string {
  return `reconciler: ${why}`;
}

/** What an evaluation found, or one before it. */
export interface Found {
  readonly kind: Verdict['kind'];
  readonly digest: string;
}

/**
 * Whether an evaluation that no event asked for found everything as it was: it decides nothing that is not in the
 * audit already.
 */
export function isUneventful(
  cause: string,
  now: Found,
  before: Found | undefined,
  writes: readonly Write[],
): boolean {
  const isSame = before?.kind === now.kind && before.digest === now.digest;
  return cause === causeOf(RENEWAL) && isSame && writes.length === 0;
}
