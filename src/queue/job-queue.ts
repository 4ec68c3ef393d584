import type { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import { type Job, workOf } from '../domain/job.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import type { JobQueue, Priority } from '../usecases/ports/job-queue.ts';
import { QUEUE } from './queue-name.ts';

/**
 * Takes jobs into storage. What a job has to tell is a row of its own, so that coalescing loses nothing: however
 * many jobs there are for a work, it is done once with all that they tell.
 *
 * @param wake called when there is something to do.
 * @param clock by which those who queue something for later name the time.
 */
export function createJobQueue(
  database: Database,
  boss: PgBoss,
  wake: () => void,
  clock: Clock = realTime,
): JobQueue {
  return {
    async enqueue(job: Job, { delivery, startAfter, priority = 'event' } = {}) {
      const work = workOf(job);
      if (!(await keep(job, delivery, database))) return;
      await sendWork(boss, work, { startAfter, priority, clock });
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

/** The higher the number, the sooner. */
const PRIORITIES: Readonly<Record<Priority, number>> = { event: 1, sweep: 0 };

export interface Sending {
  readonly startAfter?: Date | undefined;
  readonly priority?: Priority;
  readonly clock?: Clock;
}

/** Times closer than this are one, in milliseconds. */
const SAME_TIME = 5_000;

/**
 * Queues a work unless it waits already. One for later, or for a sweep, keeps neither one for now nor one for another
 * time from being queued: whichever comes first does the work, and the others find nothing left to do.
 *
 * How long it waits is told by the clock; the wait itself is the queue's, outlives the process, and takes the time
 * that it takes. So a test that sets its clock shortly before a window opens sees it open as everybody else does.
 */
export async function sendWork(
  boss: PgBoss,
  work: string,
  { startAfter, priority = 'event', clock = realTime }: Sending = {},
): Promise<void> {
  const start = startAfter === undefined ? undefined : inRealTime(startAfter, clock);
  const time = start === undefined ? 'now' : Math.ceil(start.getTime() / SAME_TIME) * SAME_TIME;
  await boss.send(
    QUEUE,
    { work },
    {
      singletonKey: `${work} at ${time}${priority === 'event' ? '' : ` for a ${priority}`}`,
      priority: PRIORITIES[priority],
      group: { id: work },
      ...(start === undefined ? {} : { startAfter: start }),
    },
  );
}

const realTime: Clock = () => new Date();

/** As far ahead of the real time as it is of the clock's: the queue knows no other time than its database's. */
function inRealTime(time: Date, clock: Clock): Date {
  return new Date(realTime().getTime() + time.getTime() - clock().getTime());
}
