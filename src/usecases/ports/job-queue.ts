import type { Job } from '../../domain/job.ts';

/** What people did is evaluated before what the gate goes through by itself. */
export type Priority = 'event' | 'sweep';

export interface EnqueueOptions {
  /** Not before this time of the clock that the evaluation has, too. */
  readonly startAfter?: Date;
  /** `event` without it. */
  readonly priority?: Priority;
}

/** Durable work: one evaluation per pull request at a time, bursts coalesced, retried with backoff. */
export interface JobQueue {
  /** Resolves once the job is in storage. */
  enqueue(job: Job, options?: EnqueueOptions): Promise<void>;
}
