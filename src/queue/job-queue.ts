import type { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import { type Job, workOf } from '../domain/job.ts';
import type { JobQueue } from '../usecases/ports/job-queue.ts';
import { QUEUE } from './queue-name.ts';

/**
 * Takes jobs into storage. What a job has to tell is a row of its own, so that coalescing loses nothing: however
 * many jobs there are for a work, it is done once with all that they tell.
 *
 * @param wake called when there is something to do.
 */
export function createJobQueue(database: Database, boss: PgBoss, wake: () => void): JobQueue {
  return {
    async enqueue(job: Job, { delivery, startAfter } = {}) {
      const work = workOf(job);
      if (!(await keep(job, delivery, database))) return;
      await sendWork(boss, work, startAfter);
      if (startAfter === undefined) wake();
    },
  };
}

/** Stores what the job has to tell; false when its delivery was taken before. */
function keep(job: Job, delivery: string | undefined, database: Database): Promise<boolean> {
  const work = workOf(job);
  return database.transaction(async (transaction) => {
    if (delivery !== undefined) {
      const taken = await transaction.query(
        'INSERT INTO migration_gate.deliveries (delivery) VALUES ($1) ON CONFLICT DO NOTHING RETURNING delivery',
        [`${delivery} ${work}`],
      );
      if (taken.length === 0) return false;
    }
    await transaction.query('INSERT INTO migration_gate.jobs (work, job) VALUES ($1, $2)', [
      work,
      JSON.stringify(job),
    ]);
    return true;
  });
}

/** Queues a work unless it waits already. A later one does not keep one for now from being queued. */
export async function sendWork(boss: PgBoss, work: string, startAfter?: Date): Promise<void> {
  await boss.send(
    QUEUE,
    { work },
    {
      singletonKey: startAfter === undefined ? work : `${work} later`,
      group: { id: work },
      ...(startAfter === undefined ? {} : { startAfter }),
    },
  );
}

/** Queues every work of which something is stored: a process may have ended between the two. */
export async function resumeWorks(database: Database, boss: PgBoss): Promise<void> {
  const rows = await database.query('SELECT DISTINCT work FROM migration_gate.jobs');
  for (const { work } of rows) await sendWork(boss, String(work));
}
