/** What the stand-in's process says once it listens. */
export interface StandInReady {
  readonly url: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly pulls: readonly LoadedPull[];
}

/** A pull request that events are about. */
export interface LoadedPull {
  readonly installation: number;
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

/** What each process answers when it is asked for its count: requests, or evaluations. */
export interface Count {
  readonly count: number;
}
