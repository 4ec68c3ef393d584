import type { Job } from '../../domain/job.ts';

/** Where webhooks are kept from before they are acknowledged until what they ask for is done. */
export interface Inbox {
  /**
   * Resolves once all jobs of the delivery are in storage, or were before: a delivery is taken once.
   *
   * @param delivery GitHub's `X-GitHub-Delivery`.
   */
  take(delivery: string, jobs: readonly Job[]): Promise<void>;
}
