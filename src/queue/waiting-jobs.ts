import type { Database } from '../database/database.ts';
import type { Job } from '../domain/job.ts';
import type { WaitingJobs } from '../usecases/ports/waiting-jobs.ts';
import { QUEUE, QUEUE_SCHEMA } from './queue-name.ts';

/** What is due and not done, by kind. What waits for its time, such as for a merge window, is not due. */
export async function waitingJobs(database: Database): Promise<readonly WaitingJobs[]> {
  const rows = await database.query(
    `SELECT jobs.job::json ->> 'kind' AS kind, count(DISTINCT jobs.id) AS count,
       extract(epoch FROM max(now() - greatest(jobs.received_at, queued.start_after))) AS oldest
     FROM migration_gate.jobs
     JOIN ${QUEUE_SCHEMA}.job AS queued
       ON queued.name = $1 AND queued.state < 'completed' AND queued.group_id = jobs.work
     WHERE queued.start_after <= now()
     GROUP BY 1`,
    [QUEUE],
  );
  return rows.map(({ kind, count, oldest }) => ({
    kind: String(kind) as Job['kind'],
    count: Number(count),
    oldest: Number(oldest),
  }));
}
