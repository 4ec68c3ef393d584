import type { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import { QUEUE, QUEUE_SCHEMA } from './queue-name.ts';

/**
 * Has what a process was at when it was killed tried again soon, not only when it has given no sign of life for a
 * while: it counts among what its installation may have done at the same time. It counts as an attempt, since the
 * work may have killed the process.
 *
 * On a storage of one process nothing may be under way. A PostgreSQL server knows who is gone: a work's lock is free
 * as soon as the connection of its process has ended.
 *
 * @returns how many works were found.
 */
export async function recoverWorks(database: Database, boss: PgBoss): Promise<number> {
  const left = await database.query(database.isAlone ? ACTIVE : ACTIVE_WITHOUT_LOCK, [QUEUE]);
  const ids = left.map(({ id }) => String(id));
  if (ids.length > 0) await boss.fail(QUEUE, ids, { message: 'the process ended' });
  return ids.length;
}

const ACTIVE = `SELECT id FROM ${QUEUE_SCHEMA}.job WHERE name = $1 AND state = 'active'`;

/**
 * Whoever takes up a work has its lock in the next moment. A lock of one 64-bit key stands in `pg_locks` as two halves
 * with `objsubid` 1: https://www.postgresql.org/docs/current/view-pg-locks.html
 */
const ACTIVE_WITHOUT_LOCK = `
  ${ACTIVE} AND started_on < now() - interval '5 seconds'
    AND hashtextextended(singleton_key, 0) NOT IN (
      SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks
      WHERE locktype = 'advisory' AND objsubid = 1 AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )`;
