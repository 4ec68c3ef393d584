import type { JobQueue } from '../usecases/ports/job-queue.ts';
import type { Tracer } from './tracer.ts';

/**
 * A queue that keeps with each job what it is a part of, so that whoever does it goes on with the trace. What is
 * queued for a later time begins a trace of its own.
 */
export function observedQueue(queue: JobQueue, tracer: Tracer): JobQueue {
  return {
    enqueue: (job, options) =>
      tracer.span(
        {
          name: `enqueue ${job.kind}`,
          kind: 'producer',
          attributes: { 'migration_gate.cause': job.cause },
        },
        () => {
          const context = options?.startAfter === undefined ? tracer.context() : undefined;
          return queue.enqueue(context === undefined ? job : { ...job, traces: [context] }, options);
        },
      ),
  };
}
