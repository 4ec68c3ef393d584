import type { OpenPull, RecordedPull, SeenPull, SeenRepository } from '../domain/open-pull.ts';
import { fullName, type PullRef, pullName, type RepositoryRef } from '../domain/repository.ts';
import { dueForRenewal, RENEWAL } from './renewal.ts';

/** Why a pull request has to be evaluated although no event asked for it. */
export type Difference =
  | 'unknown'
  | 'other head'
  | 'other base branch'
  | 'something happened'
  | 'status missing'
  | 'other status'
  | 'parked'
  | typeof RENEWAL
  | 'not open any more';

/** What GitHub shows the app of an installation. */
export interface SeenInstallation {
  readonly installation: number;
  /** All that the app is installed on. */
  readonly repositories: readonly RepositoryRef[];
  readonly seen: readonly SeenRepository[];
}

export interface Reconciliation {
  readonly evaluate: readonly { readonly pull: PullRef; readonly why: Difference }[];
  /** Recorded in repositories that the app does not see any more. */
  readonly forget: readonly PullRef[];
}

/** Of an installation in a sweep. At one request each, that is a tenth of what it may ask in an hour, or less. */
const MOST_LOOKED_AT_AGAIN = 40;

/**
 * Holds what is recorded of an installation's open pull requests against what GitHub lists. Of a repository whose
 * pull requests were not to be had, nothing is said.
 *
 * It comes to rest: what an evaluation writes makes GitHub say once more that something happened, the evaluation of
 * that has nothing left to write, and then both agree.
 */
export function reconcile(
  recorded: readonly RecordedPull[],
  { installation, repositories, seen }: SeenInstallation,
  now: Date,
): Reconciliation {
  const records = new Map(recorded.map((record) => [keyOf(record.ref), record]));
  const open = seen.flatMap(({ repository, pulls }) =>
    pulls.map((pull) => ({ ref: { installation, repository, number: pull.number }, pull })),
  );
  const differing = open.flatMap(({ ref, pull }) => {
    const why = differenceOf(records.get(keyOf(ref)), pull, now);
    return why === undefined ? [] : [{ pull: ref, why }];
  });
  const differingKeys = new Set(differing.map(({ pull }) => keyOf(pull)));
  const openKeys = new Set(open.map(({ ref }) => keyOf(ref)));
  const alike = recorded.filter(
    (record) =>
      openKeys.has(keyOf(record.ref)) && !differingKeys.has(keyOf(record.ref)) && !rests(record, now),
  );
  const left = recorded.filter(({ ref }) => !openKeys.has(keyOf(ref)));
  const isSeen = isIn(seen.map(({ repository }) => repository));
  const isCovered = isIn(repositories);
  return {
    evaluate: [
      ...differing,
      ...dueForRenewal(alike, now).slice(0, MOST_LOOKED_AT_AGAIN).map(because(RENEWAL)),
      ...left.filter((record) => isSeen(record) && !rests(record, now)).map(because('not open any more')),
    ],
    forget: left.filter((record) => !isCovered(record)).map(({ ref }) => ref),
  };
}

function because(why: Difference): (record: RecordedPull) => Reconciliation['evaluate'][number] {
  return ({ ref }) => ({ pull: ref, why });
}

function isIn(repositories: readonly RepositoryRef[]): (record: RecordedPull) => boolean {
  const names = new Set(repositories.map((each) => fullName(each).toLowerCase()));
  return ({ ref }) => names.has(fullName(ref.repository).toLowerCase());
}

function differenceOf(record: RecordedPull | undefined, pull: SeenPull, now: Date): Difference | undefined {
  if (record === undefined) return 'unknown';
  const { known, parked } = record;
  const moved = known === undefined ? undefined : movedSince(known, pull);
  if (parked !== undefined) return rests(record, now) ? moved : 'parked';
  if (known === undefined) return 'unknown';
  if (moved !== undefined) return moved;
  if (pull.status === undefined) return 'status missing';
  return pull.status === known.status ? undefined : 'other status';
}

function movedSince(known: OpenPull, { head, baseBranch, updatedAt }: OpenPull): Difference | undefined {
  if (head !== known.head) return 'other head';
  if (baseBranch !== known.baseBranch) return 'other base branch';
  return updatedAt > known.updatedAt ? 'something happened' : undefined;
}

/** Whether its evaluation failed, and it is not yet time to make it again. */
function rests({ parked }: RecordedPull, now: Date): boolean {
  return parked !== undefined && new Date(parked.until) > now;
}

function keyOf(ref: PullRef): string {
  return pullName(ref).toLowerCase();
}
