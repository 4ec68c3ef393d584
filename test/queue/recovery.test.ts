import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { type Job, workOf } from '../../src/domain/job.ts';
import { QUEUE } from '../../src/queue/queue-name.ts';
import { recoverWorks } from '../../src/queue/recover.ts';
import { sendDue } from '../../src/queue/send-due.ts';
import { GitHubFault } from '../../src/usecases/ports/github-fault.ts';
import { databaseForEach } from '../support/database-for-each.ts';
import { DATABASES, openServer, startPostgres } from '../support/databases.ts';
import { job, type QueueProcess, startQueue } from './fixture.ts';

const SOON = { timeout: 15_000, interval: 20 };

describe.each(DATABASES)('what goes wrong around the queue on %s', (_name, open) => {
  const storage = databaseForEach(open);
  let running: QueueProcess;
  beforeEach(async () => {
    running = await startQueue(storage.database);
  }, 60_000);
  afterEach(async () => {
    await running.end();
  }, 60_000);

  it('what a killed process was at is tried again as soon as another one looks', async () => {
    await running.queue.enqueue(job(1, { reset: true }));
    await takeUp(running, storage.database);
    await running.kill();
    running = await startQueue(storage.database);
    expect(await recoverWorks(storage.database, running.boss)).toBe(1);
    expect(await states(running)).toEqual(['retry']);
    const done: Job[] = [];
    running.work({ handle: async (given) => void done.push(given) });
    await vi.waitFor(() => expect(done).toEqual([job(1, { reset: true })]), SOON);
  });

  it('a work that ends every process which takes it up is parked without another try', async () => {
    await running.queue.enqueue(job(1));
    await sendDue(storage.database, running.boss, () => new Date(), { perInstallation: 1, spacing: 0 });
    await storage.database.query('UPDATE migration_gate_queue.job SET retry_count = 6');
    let handled = 0;
    const parked: unknown[] = [];
    running.work({
      handle: async () => {
        handled += 1;
      },
      park: async (_job, error) => void parked.push(error),
    });
    await vi.waitFor(() => expect(parked).toHaveLength(1), SOON);
    expect(handled).toBe(0);
    expect(String(parked[0])).toContain('6 attempts ended together with the server');
  });

  it('what parking queues for later is not forgotten with what was parked', async () => {
    const done: string[] = [];
    running.work({
      handle: async ({ cause }) => {
        done.push(cause);
        if (cause === 'first') throw new GitHubFault('gone', 'not there');
      },
      park: async () =>
        running.queue.enqueue(job(1, { cause: 'later' }), { startAfter: new Date(Date.now() + 500) }),
    });
    await running.queue.enqueue(job(1, { cause: 'first' }));
    await vi.waitFor(() => expect(done).toEqual(['first', 'first', 'later']), SOON);
  }, 30_000);

  it('what failed is not sent a second time while it waits for its next try, unless there is something new to tell', async () => {
    const { database } = storage;
    await running.kill();
    running = await startQueue(database, undefined, 600);
    running.work({ handle: () => Promise.reject(new GitHubFault('passing', 'try again')) });
    await running.queue.enqueue(job(1));
    await vi.waitFor(async () => expect(await states(running)).toEqual(['retry']), SOON);
    await running.end();
    running = await startQueue(database, undefined, 600);
    const send = () => sendDue(database, running.boss, () => new Date(), { perInstallation: 4, spacing: 0 });
    expect(await send()).toBe(0);
    await running.queue.enqueue(job(1));
    expect(await send()).toBe(1);
  }, 30_000);

  it('parking that fails is tried again', async () => {
    let parkings = 0;
    running.work({
      handle: () => Promise.reject(new GitHubFault('forbidden', 'may not')),
      park: async () => {
        parkings += 1;
        if (parkings === 1) throw new Error('no database');
      },
    });
    await running.queue.enqueue(job(1));
    await vi.waitFor(() => expect(parkings).toBe(2), SOON);
  }, 30_000);

  it('a work that waits for a far time can still wait for a nearer one', async () => {
    await running.queue.enqueue(job(1), { startAfter: new Date(Date.now() + 3_600_000) });
    let handled = 0;
    running.work({
      handle: async () => {
        handled += 1;
        if (handled === 1)
          throw new GitHubFault('rate-limited', 'slow down', { retryAt: new Date(Date.now() + 500) });
      },
    });
    await running.queue.enqueue(job(1));
    await vi.waitFor(() => expect(handled).toBe(2), SOON);
  });

  it('what a lost queue held is sent again, and what is for later keeps its time', async () => {
    const { database } = storage;
    const send = () => sendDue(database, running.boss, () => new Date(), { perInstallation: 4, spacing: 0 });
    await running.queue.enqueue(job(1));
    await running.queue.enqueue(job(2), { startAfter: new Date(Date.now() + 3_600_000) });
    await running.queue.enqueue(job(3));
    expect(await send()).toBe(2);
    await running.boss.deleteQueuedJobs(QUEUE);
    await running.queue.enqueue(job(1));
    expect(await send()).toBe(2);
    expect(await send()).toBe(0);
    const works = (await running.boss.findJobs<{ work: string }>(QUEUE)).map(({ data }) => data.work);
    expect(works.sort()).toEqual(['1 pull acme/shop#1', '1 pull acme/shop#3']);
  });

  it('a queue that cannot be read says so, until it can be read again', async () => {
    const worker = running.work({});
    expect(worker.isRunning()).toBe(true);
    await storage.database.query('ALTER SCHEMA migration_gate_queue RENAME TO away');
    await vi.waitFor(() => expect(worker.isRunning()).toBe(false), SOON);
    await storage.database.query('ALTER SCHEMA away RENAME TO migration_gate_queue');
    await vi.waitFor(() => expect(worker.isRunning()).toBe(true), SOON);
    await worker.stop(1_000);
    expect(worker.isRunning()).toBe(false);
  }, 30_000);
});

/** Some seconds ago, by the queue's records. */
async function takeUp({ boss }: QueueProcess, database: Database): Promise<void> {
  await sendDue(database, boss, () => new Date(), { perInstallation: 1, spacing: 0 });
  await boss.fetch(QUEUE);
  await database.query(`UPDATE migration_gate_queue.job SET started_on = now() - interval '6 s'`);
}

async function states({ boss }: QueueProcess): Promise<readonly string[]> {
  return (await boss.findJobs(QUEUE)).map(({ state }) => state);
}

describe('two server processes on one PostgreSQL', () => {
  it('leave to each other what they are at', async () => {
    const { database: one, url, close } = await openServer();
    const other = await openPostgres(url);
    const running = await startQueue(one);
    const given = job(1);
    await running.queue.enqueue(given);
    await takeUp(running, one);
    expect(await one.withLock(workOf(given), () => recoverWorks(other, running.boss))).toEqual({ done: 0 });
    expect(await states(running)).toEqual(['active']);
    await running.end();
    await other.close();
    await close();
  }, 60_000);

  it('start at once on an empty one, never work on one pull request at the same time, and leave nothing undone', async () => {
    const server = await startPostgres();
    const databases = [await openPostgres(server.url), await openPostgres(server.url)];
    const processes = await Promise.all(databases.map((database) => startQueue(database)));
    const atWork = new Map<number, number>();
    const told: number[] = [];
    let most = 0;
    for (const { work } of processes)
      work({
        handle: async (given) => {
          if (given.kind !== 'pull-request') return;
          const { number } = given.pull;
          const others = atWork.get(number) ?? 0;
          most = Math.max(most, others + 1);
          atWork.set(number, others + 1);
          await new Promise((resolve) => setTimeout(resolve, 20));
          told.push(...(given.reviews ?? []).map(({ id }) => id));
          atWork.set(number, (atWork.get(number) ?? 1) - 1);
        },
      });
    const ids = Array.from({ length: 60 }, (_, index) => index);
    await Promise.all(
      ids.map((id) =>
        processes[id % 2]?.queue.enqueue(
          job(id % 3, { reviews: [{ id, commit: 'a'.repeat(40), login: 'ann' }] }),
        ),
      ),
    );
    await vi.waitFor(() => expect([...told].sort((a, b) => a - b)).toEqual(ids), SOON);
    expect(most).toBe(1);
    for (const each of processes) await each.end();
    for (const database of databases) await database.close();
    await server.stop();
  }, 60_000);
});
