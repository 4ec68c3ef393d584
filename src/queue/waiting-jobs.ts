import type { Database } from '../database/database.ts';
import type { Job } from '../domain/job.ts';
import type { WaitingJobs } from '../usecases/ports/waiting-jobs.ts';
import { PRIORITIES } from './priorities.ts';

/** What is due and not done, by kind. What waits for its time, such as for a merge window, is not due. */
export async function waitingJobs(database: Database): Promise<readonly WaitingJobs[]> {
  const rows = await database.query(
    `SELECT job::json ->> 'kind' AS kind, priority >= $1 AS is_event, count(*) AS count,
       extract(epoch FROM max(now() - coalesce(due_at, received_at))) AS oldest
     FROM migration_gate.jobs
     WHERE due_at IS NULL OR due_at <= now()
     GROUP BY 1, 2`,
    [PRIORITIES.event],
  );
  return rows.map(({ kind, is_event, count, oldest }) => ({
    kind: String(kind) as Job['kind'],
    priority: is_event === true ? 'event' : 'sweep',
    count: Number(count),
    oldest: Number(oldest),
  }));
}
