import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { QUEUE_SCHEMA } from '../../src/queue/queue-name.ts';

/** What is still to be done. The next sweep always waits for its time. */
export interface Leftovers {
  /** Rows of the inbox, by kind and time. */
  readonly jobs: readonly string[];
  /** Works in the queue: waiting, being done, or to be tried again. */
  readonly queued: number;
  /** Deliveries whose work is not done. */
  readonly open: number;
}

const job = z.object({ kind: z.string(), due: z.string().nullable(), count: z.coerce.number() });
const number = z.object({ count: z.coerce.number() });

export async function leftoversIn(database: Database): Promise<Leftovers> {
  const jobs = z.array(job).parse(
    await database.query(
      `SELECT job::json ->> 'kind' AS kind, max(due_at)::text AS due, count(*) AS count
       FROM migration_gate.jobs
       WHERE job::json ->> 'kind' <> 'sweep' OR due_at IS NULL OR due_at <= now()
       GROUP BY 1`,
    ),
  );
  const count = async (sql: string) => z.array(number).parse(await database.query(sql))[0]?.count ?? 0;
  return {
    jobs: jobs.map(
      ({ kind, due, count: rows }) => `${rows} × ${kind}${due === null ? '' : `, until ${due}`}`,
    ),
    queued: await count(`SELECT count(*) AS count FROM ${QUEUE_SCHEMA}.job WHERE state < 'completed'`),
    open: await count(
      'SELECT count(*) AS count FROM migration_gate.deliveries WHERE jobs_left > 0 OR done_at IS NULL',
    ),
  };
}

/** A line for each kind of thing that is left; none where all is done. */
export function describeLeftovers({ jobs, queued, open }: Leftovers): readonly string[] {
  return [
    ...jobs.map((rows) => `left in the inbox: ${rows}`),
    ...(queued > 0 ? [`left in the queue: ${queued}`] : []),
    ...(open > 0 ? [`deliveries whose work is not done: ${open}`] : []),
  ];
}

/** Deliveries that were acknowledged, and of which storage knows nothing. */
export async function forgotten(
  acknowledged: ReadonlySet<string>,
  database: Database,
): Promise<readonly string[]> {
  const rows = await database.query('SELECT delivery FROM migration_gate.deliveries');
  const kept = new Set(rows.map(({ delivery }) => delivery));
  return [...acknowledged].filter((delivery) => !kept.has(delivery));
}
