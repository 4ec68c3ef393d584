import type { PullRef, RepositoryRef, Sha } from './repository.ts';
import type { StatusState } from './snapshot.ts';

/** An open pull request, as far as it tells whether anything happened since. */
export interface OpenPull {
  readonly head: Sha;
  readonly baseBranch: string;
  /** When GitHub last saw something happen there, ISO 8601, UTC, in whole seconds. */
  readonly updatedAt: string;
  /** The gate's status on the head; absent: there is none, or somebody else set it. */
  readonly status?: StatusState;
}

/** An open pull request as GitHub lists it. */
export interface SeenPull extends OpenPull {
  readonly number: number;
}

/** A repository with all of its open pull requests. */
export interface SeenRepository {
  readonly repository: RepositoryRef;
  readonly pulls: readonly SeenPull[];
}

/** An open pull request as it was evaluated. */
export interface KnownPull extends OpenPull {
  /** Whether it has something to approve. */
  readonly isGated: boolean;
}

/** What is recorded of a pull request that is open, as far as the gate knows. */
export interface RecordedPull {
  readonly ref: PullRef;
  /** When its last evaluation began, ISO 8601, UTC. */
  readonly lookedAt: string;
  /** As its last evaluation found it, and left its status; absent when it could not even be read. */
  readonly known?: KnownPull;
  /** The evaluation failed for the last time, and is made again when the pause is over. */
  readonly parked?: Parked;
}

export interface Parked {
  /** How often in a row. */
  readonly times: number;
  /** ISO 8601, UTC. */
  readonly until: string;
}
