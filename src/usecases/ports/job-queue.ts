import type { Job } from '../../domain/job.ts';

/** Durable work: one evaluation per pull request at a time, bursts coalesced, retried with backoff. */
export interface JobQueue {
  /** Resolves once the job is in storage. A `delivery` (GitHub's X-GitHub-Delivery) is taken once. */
  enqueue(job: Job, options?: { readonly delivery?: string; readonly startAfter?: Date }): Promise<void>;
}
