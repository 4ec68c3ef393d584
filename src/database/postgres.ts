import pg from 'pg';
import type { Database, Queryable, Row } from './database.ts';

/** A PostgreSQL server, which several processes may share. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10, application_name: 'migration-gate' });
  // A connection that breaks while nobody uses it is replaced by the pool; unheard, it would end the process.
  pool.on('error', () => {});
  await ping(pool, url);
  return {
    query: queryOn(pool),
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const answer = await work({ query: queryOn(client) });
        await client.query('COMMIT');
        return answer;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {});
        throw error;
      } finally {
        client.release();
      }
    },
    async withLock(key, work) {
      const client = await pool.connect();
      try {
        const { rows } = await client.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken', [
          key,
        ]);
        if (rows[0]?.taken !== true) return undefined;
        try {
          return { done: await work() };
        } finally {
          await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [key]);
        }
      } finally {
        client.release();
      }
    },
    boss: { db: { executeSql: (text, values) => pool.query(text, values) }, backend: 'postgres' },
    close: () => pool.end(),
  };
}

function queryOn(connection: pg.Pool | pg.PoolClient): Queryable['query'] {
  return async (sql, parameters = []) => {
    if (parameters.length > 0) return (await connection.query<Row>(sql, [...parameters])).rows;
    // Without parameters it may be several statements, which are answered one by one.
    const answers: pg.QueryResult<Row> | readonly pg.QueryResult<Row>[] = await connection.query<Row>(sql);
    return Array.isArray(answers)
      ? answers.flatMap((answer: pg.QueryResult<Row>) => answer.rows)
      : [answers].flatMap((answer) => ('rows' in answer ? answer.rows : []));
  };
}

async function ping(pool: pg.Pool, url: string): Promise<void> {
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    const { host, pathname } = new URL(url);
    throw new Error(
      `The database at ${host}${pathname} (DATABASE_URL) does not answer: ${error instanceof Error ? error.message : error}`,
      { cause: error },
    );
  }
}
