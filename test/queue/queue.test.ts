import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Job, workOf } from '../../src/domain/job.ts';
import type { Worker } from '../../src/queue/worker.ts';
import { GitHubFault } from '../../src/usecases/ports/github-fault.ts';
import { databaseForEach } from '../support/database-for-each.ts';
import { DATABASES } from '../support/databases.ts';
import { createSetClock } from '../support/set-clock.ts';
import { createGate, job, type QueueProcess, startQueue } from './fixture.ts';

describe.each(DATABASES)('the queue on %s', (_name, open) => {
  const storage = databaseForEach(open);
  let running: QueueProcess;
  let queue: QueueProcess['queue'];
  let worker: Worker;
  const parked: unknown[] = [];
  const clock = createSetClock(new Date().toISOString());

  beforeEach(async () => {
    running = await startQueue(storage.database, clock.now);
    queue = running.queue;
    parked.length = 0;
  }, 60_000);
  afterEach(async () => {
    await running.end();
  }, 60_000);

  function work(handle: (job: Job) => Promise<void>): void {
    worker = running.work({ handle, park: async (given) => void parked.push(given) });
  }

  it('does a burst for one pull request once, with everything that each of it had to tell', async () => {
    const done: Job[] = [];
    await queue.enqueue(job(1, { cause: 'opened', reviews: [{ id: 1, commit: 'a', login: 'ann' }] }));
    await queue.enqueue(job(1, { cause: 'edited', reset: true }));
    await queue.enqueue(job(1, { cause: 'review', reviews: [{ id: 2, commit: 'b', login: 'bob' }] }));
    work(async (given) => {
      done.push(given);
    });
    await vi.waitFor(() => expect(done).toHaveLength(1), 10_000);
    expect(done[0]).toMatchObject({
      cause: 'opened, edited, review',
      reset: true,
      reviews: [{ id: 1 }, { id: 2 }],
    });
  });

  it('never works on one pull request twice at a time, and takes up what came meanwhile', async () => {
    const gate = createGate();
    let atOnce = 0;
    let most = 0;
    const causes: string[] = [];
    work(async ({ cause }) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      causes.push(cause);
      if (causes.length === 1) await gate.opened;
      atOnce -= 1;
    });
    await queue.enqueue(job(1, { cause: 'first' }));
    await vi.waitFor(() => expect(causes).toEqual(['first']), 10_000);
    await queue.enqueue(job(1, { cause: 'second' }));
    await queue.enqueue(job(1, { cause: 'third' }));
    await queue.enqueue(job(2, { cause: 'other' }));
    await vi.waitFor(() => expect(causes).toContain('other'), 10_000);
    gate.open();
    await vi.waitFor(() => expect(causes).toEqual(['first', 'other', 'second, third']), 10_000);
    expect(most).toBe(2);
  });

  it('takes a delivery of GitHub once', async () => {
    const done: Job[] = [];
    await queue.take('abc', [job(1)]);
    await queue.take('abc', [job(1)]);
    work(async (given) => {
      done.push(given);
    });
    await vi.waitFor(() => expect(done).toHaveLength(1), 10_000);
    await queue.take('abc', [job(1)]);
    await queue.take('def', [job(2)]);
    await vi.waitFor(() => expect(done).toHaveLength(2), 10_000);
  });

  it('does what people did before what the gate goes through by itself', async () => {
    const done: string[] = [];
    for (const number of [1, 2, 3, 4, 5, 6]) await queue.enqueue(job(number), { priority: 'sweep' });
    await queue.enqueue(job(6, { cause: 'a push' }));
    work(async ({ cause }) => void done.push(cause));
    await vi.waitFor(() => expect(done).toHaveLength(6), 10_000);
    // Of one installation four are done at a time.
    expect(done.slice(0, 4)).toContain('test, a push');
  });

  it('waits as long as GitHub’s limit says, without counting an attempt', async () => {
    const causes: string[] = [];
    clock.set('2029-01-01T00:00:00Z');
    work(async ({ cause }) => {
      causes.push(cause);
      if (causes.length === 1)
        throw new GitHubFault('rate-limited', 'too many', { retryAt: new Date('2029-01-01T01:00:00Z') });
    });
    await queue.enqueue(job(1, { cause: 'limited' }));
    await vi.waitFor(() => expect(causes).toEqual(['limited']), 15_000);
    clock.set('2029-01-01T00:59:00Z');
    await queue.enqueue(job(2, { cause: 'before' }));
    await vi.waitFor(() => expect(causes).toEqual(['limited', 'before']), 15_000);
    clock.set('2029-01-01T01:00:00Z');
    await vi.waitFor(() => expect(causes).toEqual(['limited', 'before', 'limited']), 15_000);
    expect(parked).toEqual([]);
  });

  it('does what is for later when it is so late on the clock of whoever queued it', async () => {
    clock.set('2030-01-01T00:00:00Z');
    const causes: string[] = [];
    work(async ({ cause }) => void causes.push(cause));
    await queue.enqueue(job(1, { cause: 'later' }), { startAfter: new Date('2030-01-01T01:00:00Z') });
    await queue.enqueue(job(2, { cause: 'now' }));
    await vi.waitFor(() => expect(causes).toEqual(['now']), 15_000);
    clock.set('2030-01-01T01:00:00Z');
    await vi.waitFor(() => expect(causes).toEqual(['now', 'later']), 15_000);
  });

  it('tries what failed again, with what it had to tell', async () => {
    const done: Job[] = [];
    work(async (given) => {
      done.push(given);
      if (done.length === 1) throw new GitHubFault('passing', 'try again');
    });
    await queue.enqueue(job(1, { reviews: [{ id: 1, commit: 'a', login: 'ann' }] }));
    await vi.waitFor(() => expect(done).toHaveLength(2), 30_000);
    expect(done[1]).toEqual(done[0]);
  }, 40_000);

  it('parks what GitHub forbids after two attempts', async () => {
    let attempts = 0;
    work(async () => {
      attempts += 1;
      throw new GitHubFault('forbidden', 'may not');
    });
    await queue.enqueue(job(1));
    await vi.waitFor(() => expect(parked).toHaveLength(1), 30_000);
    expect(attempts).toBe(2);
  }, 40_000);

  it('does not park what GitHub forbids once, after another failure', async () => {
    const faults = [new GitHubFault('passing', 'failed'), new GitHubFault('forbidden', 'may not')];
    let attempts = 0;
    work(async () => {
      attempts += 1;
      const fault = faults.shift();
      if (fault !== undefined) throw fault;
    });
    await queue.enqueue(job(1));
    await vi.waitFor(() => expect(attempts).toBe(3), 30_000);
    expect(parked).toEqual([]);
  }, 40_000);

  it('takes up what was stored and not queued when the process ended', async () => {
    await storage.database.query('INSERT INTO migration_gate.jobs (work, job) VALUES ($1, $2)', [
      workOf(job(1)),
      JSON.stringify(job(1)),
    ]);
    const done: Job[] = [];
    work(async (given) => {
      done.push(given);
    });
    await vi.waitFor(() => expect(done).toEqual([job(1)]), 10_000);
  });

  it('finishes what it is at before it stops', async () => {
    const gate = createGate();
    const states: string[] = [];
    work(async () => {
      states.push('begun');
      await gate.opened;
      states.push('done');
    });
    await queue.enqueue(job(1));
    await vi.waitFor(() => expect(states).toEqual(['begun']), 10_000);
    const stopped = worker.stop(5_000);
    gate.open();
    await stopped;
    expect(states).toEqual(['begun', 'done']);
  });
});
