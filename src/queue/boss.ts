import { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import type { Log } from '../usecases/ports/log.ts';
import { EXPIRE_SECONDS, QUEUE, RETRIES } from './queue-name.ts';

/**
 * pg-boss on our database, with the one queue in it.
 *
 * @param retryDelay seconds before a work is tried a second time; each further wait is twice as long.
 */
export async function startBoss(
  database: Database,
  log: Log,
  retryDelay: number = RETRIES.delaySeconds,
): Promise<PgBoss> {
  const boss = new PgBoss({ ...database.boss, schema: 'migration_gate_queue', schedule: false });
  boss.on('error', (error) => log.error({ error }, 'the queue reports an error'));
  await boss.start();
  const options = {
    // At most one waits for each work, besides the one that runs.
    policy: 'short',
    retryLimit: RETRIES.limit,
    retryDelay,
    retryBackoff: true,
    retryDelayMax: RETRIES.longestDelaySeconds,
    expireInSeconds: EXPIRE_SECONDS,
    deleteAfterSeconds: 3_600,
  };
  if ((await boss.getQueue(QUEUE)) === null) await boss.createQueue(QUEUE, options);
  return boss;
}
