import pg from 'pg';
import { createAdvisoryLocks } from './advisory-locks.ts';
import type { Database, Queryable, Row } from './database.ts';

/** How long a connection may take, in milliseconds: GitHub waits ten seconds for the answer to a webhook. */
const CONNECT_WITHIN = 5_000;

/** Connections for queries; one more holds the locks. */
const MOST_CONNECTIONS = 10;

/**
 * A PostgreSQL server, which several processes may share.
 *
 * @throws when it does not answer; without the password that is in the address.
 */
export async function openPostgres(url: string): Promise<Database> {
  const connection = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_WITHIN,
    keepAlive: true,
    application_name: 'migration-gate',
  };
  const pool = new pg.Pool({ ...connection, max: MOST_CONNECTIONS });
  const locks = createAdvisoryLocks(connection);
  // A connection that breaks while nobody uses it is replaced by the pool; unheard, it would end the process.
  pool.on('error', () => {});
  await ping(pool, url);
  return {
    query: queryOn(pool),
    queryFirst: queryOn(pool),
    transaction: (work) =>
      borrow(pool, async (client) => {
        await client.query('BEGIN');
        try {
          const answer = await work({ query: queryOn(client) });
          await client.query('COMMIT');
          return answer;
        } catch (error) {
          await client.query('ROLLBACK').catch(() => {});
          throw error;
        }
      }),
    withLock: (key, work) => locks.hold(key, work),
    boss: { db: { executeSql: (text, values) => pool.query(text, values) }, backend: 'postgres' },
    isAlone: false,
    async close() {
      await locks.close();
      await pool.end();
    },
  };
}

/** Uses one connection for a while. One that broke meanwhile ends neither the process nor the next user's work. */
async function borrow<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const giveUp = (error: Error) => {
    broken = error;
  };
  client.on('error', giveUp);
  try {
    return await work(client);
  } finally {
    client.off('error', giveUp);
    client.release(broken);
  }
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
      `The database at ${host}${pathname} does not answer (${reasonOf(error)}): ` +
        'see that it runs, and that DATABASE_URL has the right user, password and database.',
      { cause: error },
    );
  }
}

/** A host with several addresses fails with an error for each, and no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
