import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { type Job, mergeJobs } from '../domain/job.ts';

/** Everything that was to be told of a work when it was begun. */
export interface Told {
  readonly job: Job;
  /** The rows that told it. */
  readonly rows: readonly number[];
  /** How long the first of it had been due, in milliseconds. */
  readonly waited: number;
}

const row = z.object({ id: z.coerce.number(), job: z.string(), waited: z.coerce.number() });

/**
 * Notes that the work begins, and reads what there is to tell of it: also what is for later, since whoever does the
 * work looks anew when it is to be done next.
 *
 * @returns undefined when nothing is left: somebody else did it. What is there was written by this server.
 */
export async function beginWork(database: Database, work: string): Promise<Told | undefined> {
  const rows = await database.query(
    `WITH begun AS (
       INSERT INTO migration_gate.begun (work, at) VALUES ($1, now())
       ON CONFLICT (work) DO UPDATE SET at = excluded.at
     )
     SELECT id, job, 1000 * extract(epoch FROM now() - coalesce(due_at, received_at)) AS waited
     FROM migration_gate.jobs WHERE work = $1 ORDER BY id`,
    [work],
  );
  const found = z.array(row).parse(rows);
  const [first, ...others] = found.map(({ job }) => JSON.parse(job) as Job);
  if (first === undefined) return undefined;
  return {
    job: mergeJobs([first, ...others]),
    rows: found.map(({ id }) => id),
    waited: Math.max(0, ...found.map(({ waited }) => waited)),
  };
}

/** What was told is worked off. A delivery is done with the last of its jobs. */
export async function finishRows(database: Database, rows: readonly number[]): Promise<void> {
  await database.query(
    `WITH worked AS (
       DELETE FROM migration_gate.jobs WHERE id = ANY ($1::bigint[]) RETURNING delivery
     ), counted AS (
       SELECT delivery, count(*) AS jobs FROM worked WHERE delivery IS NOT NULL GROUP BY delivery
     )
     UPDATE migration_gate.deliveries SET
       jobs_left = jobs_left - counted.jobs,
       done_at = CASE WHEN jobs_left - counted.jobs <= 0 THEN now() END
     FROM counted WHERE deliveries.delivery = counted.delivery`,
    [rows],
  );
}

/** Puts back into the inbox what was told, to be done no sooner than at this time. */
export async function putBackRows(database: Database, rows: readonly number[], dueAt: Date): Promise<void> {
  await database.query(
    `UPDATE migration_gate.jobs SET due_at = greatest(due_at, $2::timestamptz)
     WHERE id = ANY ($1::bigint[])`,
    [rows, dueAt.toISOString()],
  );
}

/** The same for all that there is of a work which somebody else is at. */
export async function putBackWork(database: Database, work: string, dueAt: Date): Promise<void> {
  await database.query(
    `UPDATE migration_gate.jobs SET due_at = greatest(due_at, $2::timestamptz)
     WHERE work = $1 AND (due_at IS NULL OR due_at < $2::timestamptz)`,
    [work, dueAt.toISOString()],
  );
}
