import type { Job } from '../domain/job.ts';
import { nextSweep } from '../reconciliation/next-sweep.ts';
import type { Clock } from './ports/clock.ts';
import type { JobQueue } from './ports/job-queue.ts';
import type { PullRequests } from './ports/pull-requests.ts';
import type { Store } from './ports/store.ts';

/** Lost webhooks are made up for within two of these, in milliseconds. */
export const SWEEP_EVERY = 5 * 60_000;

export interface SweepPorts {
  readonly pulls: PullRequests;
  readonly store: Store;
  readonly queue: JobQueue;
  readonly clock: Clock;
}

/**
 * Has each installation reconciled, and what is recorded of others forgotten. The next sweep is queued before
 * anything can fail, so that no fault ends them.
 *
 * @param every in milliseconds.
 */
export async function sweep(job: Job, every: number, ports: SweepPorts): Promise<void> {
  const { pulls, store, queue, clock } = ports;
  await queue.enqueue(
    { kind: 'sweep', cause: 'schedule' },
    { startAfter: nextSweep(clock(), every), priority: 'sweep' },
  );
  const installations = await pulls.installations();
  for (const { id, suspended } of installations)
    if (!suspended)
      await queue.enqueue({ kind: 'reconcile', installation: id, cause: job.cause }, { priority: 'sweep' });
  const there = new Set(installations.map(({ id }) => id));
  for (const installation of await store.openPulls.installations())
    if (!there.has(installation))
      await queue.enqueue({ kind: 'left', installation, cause: job.cause }, { priority: 'sweep' });
}
