import { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import type { Log } from '../usecases/ports/log.ts';
import { EXPIRE_SECONDS, QUEUE, QUEUE_SCHEMA, RETRIES, SIGNS_OF_LIFE } from './queue-name.ts';

/**
 * pg-boss looks so often for works whose process is gone, in seconds. It does nothing else of ours: when something
 * is tried again stands in the queue itself.
 */
const SUPERVISE_SECONDS = 15;

/**
 * pg-boss on our database, with the one queue in it.
 *
 * @param retryDelay seconds before a work is tried a second time; each further wait is twice as long. Without a wait
 * there is none later either.
 */
export async function startBoss(
  database: Database,
  log: Log,
  retryDelay: number = RETRIES.delaySeconds,
): Promise<PgBoss> {
  const boss = new PgBoss({
    ...database.boss,
    schema: QUEUE_SCHEMA,
    schedule: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on('error', (error) => log.error({ error }, 'the queue reports an error'));
  await oneAfterTheOther(database, () => boss.start());
  const options = {
    // The worker gives up by itself. The further tries are for works that end their process again and again.
    retryLimit: RETRIES.limit * 2,
    retryDelay,
    // Twice as long each time, or up to half of that less: what failed together is not tried together.
    retryBackoff: true,
    retryDelayMax: retryDelay === 0 ? 0 : RETRIES.longestDelaySeconds,
    expireInSeconds: EXPIRE_SECONDS,
    heartbeatSeconds: SIGNS_OF_LIFE.goneAfterSeconds,
    deleteAfterSeconds: 3_600,
  };
  // “short”: at most one waits for each work, besides the one that runs.
  if ((await boss.getQueue(QUEUE)) === null) await boss.createQueue(QUEUE, { ...options, policy: 'short' });
  else await boss.updateQueue(QUEUE, options);
  return boss;
}

/** Of several processes that start on an empty database at once pg-boss lets one make its schema, and the others fail. */
async function oneAfterTheOther(database: Database, start: () => Promise<unknown>): Promise<void> {
  if (database.isAlone) await start();
  else
    await database.transaction(async (transaction) => {
      await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('migration_gate.queue', 0))`);
      await start();
    });
}
