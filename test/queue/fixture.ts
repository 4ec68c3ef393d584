import type { PgBoss } from 'pg-boss';
import type { Database } from '../../src/database/database.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import type { Job } from '../../src/domain/job.ts';
import { startBoss } from '../../src/queue/boss.ts';
import { createInbox } from '../../src/queue/inbox.ts';
import { startWorker, type Worker, type WorkerOptions } from '../../src/queue/worker.ts';
import type { JobHandler } from '../../src/usecases/handle-job.ts';
import type { Clock } from '../../src/usecases/ports/clock.ts';
import type { Inbox } from '../../src/usecases/ports/inbox.ts';
import type { JobQueue } from '../../src/usecases/ports/job-queue.ts';

export const silent = { info: () => {}, warn: () => {}, error: () => {} };

export type PullJob = Extract<Job, { kind: 'pull-request' }>;

export const job = (number: number, more: Partial<PullJob> = {}): PullJob => ({
  kind: 'pull-request',
  pull: { installation: 1, repository: { owner: 'acme', name: 'shop' }, number },
  cause: 'test',
  ...more,
});

/** A gate that is closed until it is opened. */
export function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

/** What one server process has of the queue. */
export interface QueueProcess {
  readonly boss: PgBoss;
  readonly queue: Inbox & JobQueue;
  /** Begins to work. */
  work(handler: Partial<JobHandler>, options?: WorkerOptions): Worker;
  /** Ends it after what it is at. */
  end(): Promise<void>;
  /** Ends it as a kill does: what it is at stays as it is. */
  kill(): Promise<void>;
}

/** @param retryDelay seconds before a work is tried a second time. */
export async function startQueue(
  database: Database,
  clock: Clock = () => new Date(),
  retryDelay = 0,
): Promise<QueueProcess> {
  await migrateDatabase(database);
  const boss = await startBoss(database, silent, retryDelay);
  let worker: Worker | undefined;
  const kill = () => boss.stop({ graceful: false, close: false });
  return {
    boss,
    queue: createInbox(database, () => worker?.wake()),
    work(handler, options) {
      const complete = { handle: async () => {}, park: async () => {}, ...handler };
      worker = startWorker(
        { database, boss, clock, log: silent, handler: complete },
        { idle: 100, ...options },
      );
      return worker;
    },
    kill,
    async end() {
      await worker?.stop(5_000);
      await kill();
    },
  };
}
