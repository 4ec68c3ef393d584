import { join } from 'node:path';
import type { Database, Queryable } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { type Connection, connectPglite } from './pglite-connection.ts';
import { createTurns } from './turns.ts';

/** What is locked in this process stays locked. */
const NEVER = new AbortController().signal;

/**
 * PostgreSQL inside this process. It has one connection, so whatever is asked waits its turn, and a transaction keeps
 * the turn until it ends.
 *
 * @param folder where it keeps its files; in memory without one.
 * @throws when another process has the folder, or what is in it cannot be read.
 */
export async function openPglite(folder?: string): Promise<Database> {
  const unlock = folder === undefined ? () => {} : await lockFolder(folder);
  const connection = await connect(folder).catch((error) => {
    unlock();
    throw error;
  });
  const inTurn = createTurns();
  const ask: Queryable['query'] = (sql, parameters = []) => connection.ask({ sql, parameters });
  // One process has it to itself, so the locks are this process's own.
  const locked = new Set<string>();
  return {
    query: (sql, parameters) => inTurn(() => ask(sql, parameters)),
    queryFirst: (sql, parameters) => inTurn(() => ask(sql, parameters), 'first'),
    transaction: (work) =>
      inTurn(async () => {
        await ask('BEGIN');
        try {
          const answer = await work({ query: ask });
          await ask('COMMIT');
          return answer;
        } catch (error) {
          await ask('ROLLBACK').catch(() => {});
          throw error;
        }
      }),
    async withLock(key, work) {
      if (locked.has(key)) return undefined;
      locked.add(key);
      try {
        return { done: await work(NEVER) };
      } finally {
        locked.delete(key);
      }
    },
    boss: {
      backend: 'pglite',
      db: {
        executeSql: (sql, parameters) =>
          inTurn(async () => {
            try {
              return { rows: [...(await ask(sql, parameters))] };
            } catch (error) {
              // It may be several statements with a transaction in them, which nobody else should find open.
              await ask('ROLLBACK').catch(() => {});
              throw error;
            }
          }),
      },
    },
    isAlone: true,
    async close() {
      await inTurn(() => connection.close());
      unlock();
    },
  };
}

async function connect(folder: string | undefined): Promise<Connection> {
  if (folder === undefined) return connectPglite(undefined);
  const dataDir = join(folder, 'pglite');
  try {
    return await connectPglite(dataDir);
  } catch (error) {
    throw new Error(
      `The storage in ${dataDir} cannot be opened (${error instanceof Error ? error.message : error}): ` +
        'see that this user may write there. If it is damaged, delete it: what is on GitHub is read again.',
      { cause: error },
    );
  }
}
