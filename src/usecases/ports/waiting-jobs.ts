import type { Job } from '../../domain/job.ts';
import type { Priority } from './job-queue.ts';

/** Jobs of one kind and priority that are stored and due, and not done. */
export interface WaitingJobs {
  readonly kind: Job['kind'];
  readonly priority: Priority;
  readonly count: number;
  /** How long the oldest of them has been due, in seconds. */
  readonly oldest: number;
}
