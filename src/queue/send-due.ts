import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import { QUEUE, QUEUE_SCHEMA } from './queue-name.ts';

/** How much of the inbox is let into the queue. */
export interface Admission {
  /** Works of one installation that are in the queue or being done, so that none keeps the others waiting. */
  readonly perInstallation: number;
  /** From the beginning of a work to its next beginning at least, in milliseconds: what comes meanwhile joins. */
  readonly spacing: number;
}

const sendable = z.object({ work: z.string(), installation: z.coerce.string(), priority: z.coerce.number() });

/**
 * Brings what is due from the inbox to the queue: of each installation the most urgent and then the oldest works, as
 * many as it may have there. The rest waits where more of the same joins it. A work that is in the queue or being
 * done is not sent a second time; what came meanwhile is sent when it is done. So nothing that is in the inbox can
 * be missed: not what was stored by a process that ended in the next moment, nor what a lost queue held.
 *
 * @returns how many works were sent.
 */
export async function sendDue(
  database: Database,
  boss: PgBoss,
  clock: Clock,
  { perInstallation, spacing }: Admission,
): Promise<number> {
  const rows = await database.query(SENDABLE, [
    QUEUE,
    clock().toISOString(),
    perInstallation,
    spacing / 1_000,
  ]);
  const works = z.array(sendable).parse(rows);
  // Two processes may send a work at once: it is in the queue once, or the second finds it done or locked.
  if (works.length > 0)
    await boss.insert(
      QUEUE,
      works.map(({ work, installation, priority }) => ({
        data: { work },
        singletonKey: work,
        group: { id: installation },
        priority,
      })),
    );
  return works.length;
}

/** What failed and waits for its next try is not sent meanwhile, unless there is something new to tell of it. */
const SENDABLE = `
  WITH inside AS (
    SELECT singleton_key AS work, group_id AS installation, state FROM ${QUEUE_SCHEMA}.job
    WHERE name = $1 AND state < 'completed'
  ), due AS (
    SELECT id, work, installation, priority
    FROM migration_gate.jobs LEFT JOIN migration_gate.begun USING (work)
    WHERE (due_at IS NULL OR due_at <= $2::timestamptz)
      AND NOT EXISTS (
        SELECT FROM inside
        WHERE inside.work = jobs.work AND (inside.state <> 'retry' OR received_at <= begun.at)
      )
      AND NOT coalesce(begun.at <= now() AND begun.at > now() - make_interval(secs => $4), false)
  ), placed AS (
    SELECT work, installation, max(priority) AS priority, min(id) AS first,
      row_number() OVER (PARTITION BY installation ORDER BY max(priority) DESC, min(id)) AS place
    FROM due GROUP BY work, installation
  )
  SELECT work, installation, priority FROM placed
  WHERE place <= $3 - (
    SELECT count(*) FROM inside
    WHERE inside.installation = placed.installation::text AND inside.state <> 'retry'
  )
  ORDER BY first`;
