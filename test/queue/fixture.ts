import type { PgBoss } from 'pg-boss';
import type { Database } from '../../src/database/database.ts';
import { migrateDatabase } from '../../src/database/schema.ts';
import type { Job } from '../../src/domain/job.ts';
import { startBoss } from '../../src/queue/boss.ts';
import { createJobQueue } from '../../src/queue/job-queue.ts';
import { startWorker, type Worker } from '../../src/queue/worker.ts';
import type { JobHandler } from '../../src/usecases/handle-job.ts';
import type { Clock } from '../../src/usecases/ports/clock.ts';
import type { JobQueue } from '../../src/usecases/ports/job-queue.ts';

export const silent = { info: () => {}, warn: () => {}, error: () => {} };

export type PullJob = Extract<Job, { kind: 'pull-request' }>;

export const job = (number: number, more: Partial<PullJob> = {}): PullJob => ({
  kind: 'pull-request',
  pull: { installation: 1, repository: { owner: 'acme', name: 'shop' }, number },
  cause: 'test',
  ...more,
});

/** What one server process has of the queue. */
export interface QueueProcess {
  readonly boss: PgBoss;
  readonly queue: JobQueue;
  /** Begins to work. */
  work(handler: Partial<JobHandler>): Worker;
  /** Ends it after what it is at. */
  end(): Promise<void>;
  /** Ends it as a kill does: what it is at stays as it is. */
  kill(): Promise<void>;
}

export async function startQueue(database: Database, clock?: Clock): Promise<QueueProcess> {
  await migrateDatabase(database);
  const boss = await startBoss(database, silent, 1);
  let worker: Worker | undefined;
  const kill = () => boss.stop({ graceful: false, close: false });
  return {
    boss,
    queue: createJobQueue(database, boss, () => worker?.wake(), clock),
    work(handler) {
      const complete = { handle: async () => {}, park: async () => {}, ...handler };
      worker = startWorker({ database, boss, log: silent, handler: complete }, { idle: 100 });
      return worker;
    },
    kill,
    async end() {
      await worker?.stop(5_000);
      await kill();
    },
  };
}
