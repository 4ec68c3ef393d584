import pg from 'pg';
import { createTurns } from './turns.ts';

/** The connection that held the lock is gone, and the lock with it. */
export class LockLost extends Error {
  override readonly name = 'LockLost';

  constructor() {
    super('The connection to the database that kept others from this work was lost');
  }
}

export interface AdvisoryLocks {
  /**
   * Does the work while nobody else, in whatever process, does work under the same key.
   *
   * @param work told by the signal when somebody else may be at it, too.
   * @returns undefined, without doing it, when somebody else is at it.
   */
  hold<T>(key: string, work: (lost: AbortSignal) => Promise<T>): Promise<{ readonly done: T } | undefined>;
  close(): Promise<void>;
}

/**
 * Locks of a PostgreSQL server, all held by one connection of their own: however many works there are, the others
 * stay free for queries, and the locks of a process that was killed are free at once.
 */
export function createAdvisoryLocks(options: pg.ClientConfig): AdvisoryLocks {
  const held = new Map<string, AbortController>();
  let connection: Promise<pg.Client> | undefined;
  // A connection takes one statement at a time.
  const inTurn = createTurns();

  function connect(): Promise<pg.Client> {
    connection ??= open();
    return connection;
  }

  async function open(): Promise<pg.Client> {
    const client = new pg.Client(options);
    client.on('error', lose);
    client.on('end', lose);
    try {
      await client.connect();
      return client;
    } catch (error) {
      connection = undefined;
      throw error;
    }
  }

  function lose(): void {
    connection = undefined;
    for (const controller of held.values()) controller.abort(new LockLost());
  }

  function take(key: string): Promise<boolean> {
    return inTurn(async () => {
      const client = await connect();
      const sql = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken';
      const { rows } = await client.query(sql, [key]);
      return rows[0]?.taken === true;
    });
  }

  /** A connection that may still hold the lock must not be used on. What was done is done. */
  async function free(key: string): Promise<void> {
    await inTurn(async () => {
      const client = await connect();
      const sql = 'SELECT pg_advisory_unlock(hashtextextended($1, 0))';
      await client.query(sql, [key]).catch(() => client.end());
    }).catch(() => {});
  }

  return {
    async hold(key, work) {
      // One connection may take the same lock twice.
      if (held.has(key)) return undefined;
      const controller = new AbortController();
      held.set(key, controller);
      try {
        if (!(await take(key))) return undefined;
        try {
          return { done: await work(controller.signal) };
        } finally {
          if (!controller.signal.aborted) await free(key);
        }
      } finally {
        held.delete(key);
      }
    },
    async close() {
      const client = await connection?.catch(() => undefined);
      await client?.end();
    },
  };
}
