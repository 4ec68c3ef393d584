import type { Database } from '../database/database.ts';
import { installationOf, type Job, workOf } from '../domain/job.ts';
import type { Inbox } from '../usecases/ports/inbox.ts';
import type { JobQueue, Priority } from '../usecases/ports/job-queue.ts';
import { createGroupCommit } from './group-commit.ts';
import { PRIORITIES } from './priorities.ts';

interface Entry {
  readonly delivery?: string;
  readonly jobs: readonly Job[];
  readonly priority: Priority;
  readonly dueAt?: Date;
}

/**
 * Takes jobs into storage, and does nothing else on the way of a webhook: from there `sendDue` brings them to the
 * queue. What a job has to tell is a row of its own, so that coalescing loses nothing: however many jobs there are
 * for a work, it is done once with all that they tell.
 *
 * @param wake called when there is something to do.
 */
export function createInbox(database: Database, wake: () => void): Inbox & JobQueue {
  const keep = createGroupCommit<Entry>((entries) => store(entries, database));
  return {
    async take(delivery, jobs) {
      await keep({ delivery, jobs, priority: 'event' });
      wake();
    },
    async enqueue(job, { startAfter, priority = 'event' } = {}) {
      await keep({ jobs: [job], priority, ...(startAfter === undefined ? {} : { dueAt: startAfter }) });
      if (startAfter === undefined) wake();
    },
  };
}

/** One statement for all: a delivery that was taken before brings nothing a second time. */
async function store(entries: readonly Entry[], database: Database): Promise<void> {
  const rows = withoutRepeated(entries).flatMap(({ delivery, jobs, priority, dueAt }) =>
    jobs.map((job) => ({
      delivery,
      work: workOf(job),
      installation: installationOf(job),
      job: JSON.stringify(job),
      priority: PRIORITIES[priority],
      due_at: dueAt?.toISOString(),
    })),
  );
  await database.queryFirst(
    `WITH given AS (
       SELECT * FROM ROWS FROM (json_to_recordset($1::text::json) AS (
         delivery text, work text, installation bigint, job text, priority smallint, due_at timestamptz
       )) WITH ORDINALITY AS row (delivery, work, installation, job, priority, due_at, place)
     ), taken AS (
       INSERT INTO migration_gate.deliveries (delivery, jobs_left)
       SELECT delivery, count(*) FROM given WHERE delivery IS NOT NULL GROUP BY delivery
       ON CONFLICT DO NOTHING
       RETURNING delivery
     )
     INSERT INTO migration_gate.jobs (delivery, work, installation, job, priority, due_at)
     SELECT delivery, work, installation, job, priority, due_at FROM given
     WHERE delivery IS NULL OR delivery IN (SELECT delivery FROM taken)
     ORDER BY place`,
    [JSON.stringify(rows)],
  );
}

/** GitHub may deliver the same thing twice within a moment. */
function withoutRepeated(entries: readonly Entry[]): readonly Entry[] {
  const first = new Map(entries.toReversed().map((entry) => [entry.delivery, entry]));
  return entries.filter((entry) => entry.delivery === undefined || first.get(entry.delivery) === entry);
}
