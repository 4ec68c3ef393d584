import { expect, it } from 'vitest';
import type { Job } from '../../src/domain/job.ts';
import { observedQueue } from '../../src/observation/observed-queue.ts';
import { noTracer } from '../../src/observation/tracer.ts';
import { job } from '../queue/fixture.ts';

const context = { traceparent: 'now' };
const before = [{ traceparent: 'before' }];

it('a job goes on with the trace that it was queued in, and one for later with none', async () => {
  const kept: (Job['traces'] | undefined)[] = [];
  const queue = observedQueue(
    {
      take: async (_delivery, jobs) => void kept.push(...jobs.map(({ traces }) => traces)),
      enqueue: async ({ traces }) => void kept.push(traces),
    },
    { ...noTracer, context: () => context },
  );
  await queue.take('delivery', [job(1), job(2)]);
  await queue.enqueue(job(1, { traces: before }));
  await queue.enqueue(job(1, { traces: before }), { startAfter: new Date() });
  expect(kept).toEqual([[context], [context], [context], undefined]);
});

it('a job is queued as it is where nothing is followed', async () => {
  const kept: Job[] = [];
  const keep = async (each: Job) => void kept.push(each);
  await observedQueue({ take: async () => {}, enqueue: keep }, noTracer).enqueue(job(1));
  expect(kept).toEqual([job(1)]);
});
