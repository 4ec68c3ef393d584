import type { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import { QUEUE } from './queue-name.ts';

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
