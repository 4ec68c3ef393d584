import type { Job } from '../domain/job.ts';
import type { Inbox } from '../usecases/ports/inbox.ts';
import type { JobQueue } from '../usecases/ports/job-queue.ts';
import type { Tracer } from './tracer.ts';

/**
 * A queue that keeps with each job what it is a part of, so that whoever does it goes on with the trace. What is
 * queued for a later time begins a trace of its own.
 */
export function observedQueue(queue: Inbox & JobQueue, tracer: Tracer): Inbox & JobQueue {
  const within = (job: Job, work: () => Promise<void>) =>
    tracer.span(
      {
        name: `enqueue ${job.kind}`,
        kind: 'producer',
        attributes: { 'migration_gate.cause': job.cause },
      },
      work,
    );
  const followed = (job: Job): Job => {
    const context = tracer.context();
    return context === undefined ? job : { ...job, traces: [context] };
  };
  return {
    async take(delivery, jobs) {
      const [first] = jobs;
      if (first !== undefined) await within(first, () => queue.take(delivery, jobs.map(followed)));
    },
    enqueue: (job, options) =>
      within(job, () =>
        queue.enqueue(options?.startAfter === undefined ? followed(job) : unfollowed(job), options),
      ),
  };
}

function unfollowed({ traces: _, ...job }: Job): Job {
  return job;
}
