import type { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import { sendWork } from './job-queue.ts';
import { QUEUE, QUEUE_SCHEMA } from './queue-name.ts';

/**
 * Queues every work of which something is stored and which is not queued: its process ended, or lost the database,
 * between the two.
 *
 * @param olderThan what was stored only just now may be queued in the next moment, in seconds.
 */
export async function resumeWorks(database: Database, boss: PgBoss, olderThan = 0): Promise<void> {
  const rows = await database.query(
    `SELECT DISTINCT work FROM migration_gate.jobs
     WHERE received_at <= now() - make_interval(secs => $2) AND NOT EXISTS (
       SELECT FROM ${QUEUE_SCHEMA}.job AS queued
       WHERE queued.name = $1 AND queued.state < 'completed' AND queued.group_id = jobs.work)`,
    [QUEUE, olderThan],
  );
  for (const { work } of rows) await sendWork(boss, String(work));
}

/**
 * Has what the last process was at when it was killed tried again soon, where no other process can be at it: not
 * only when it has given no sign of life for a while. It counts as an attempt, since the work may have killed it.
 */
export async function recoverWorks(database: Database, boss: PgBoss): Promise<void> {
  if (!database.isAlone) return;
  const left = (await boss.findJobs(QUEUE)).filter(({ state }) => state === 'active');
  if (left.length > 0)
    await boss.fail(
      QUEUE,
      left.map(({ id }) => id),
      { message: 'the process ended' },
    );
}
