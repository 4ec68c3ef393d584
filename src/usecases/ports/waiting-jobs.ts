import type { Job } from '../../domain/job.ts';

/** Jobs of one kind that are stored and due, and not done. */
export interface WaitingJobs {
  readonly kind: Job['kind'];
  readonly count: number;
  /** How long the oldest of them has been due, in seconds. */
  readonly oldest: number;
}
