import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { fromPglite } from 'pg-boss';
import type { Database, Queryable, Row } from './database.ts';
import { lockFolder } from './folder-lock.ts';

/** What is locked in this process stays locked. */
const NEVER = new AbortController().signal;

/**
 * PostgreSQL inside this process.
 *
 * @param folder where it keeps its files; in memory without one.
 * @throws when another process has the folder, or what is in it cannot be read.
 */
export async function openPglite(folder?: string): Promise<Database> {
  const unlock = folder === undefined ? () => {} : await lockFolder(folder);
  const pglite = await createPglite(folder).catch((error) => {
    unlock();
    throw error;
  });
  // One process has it to itself, so the locks are this process's own.
  const locked = new Set<string>();
  return {
    query: async (sql, parameters) => (await pglite.query<Row>(sql, [...(parameters ?? [])])).rows,
    transaction: (work) => pglite.transaction((transaction) => work({ query: queryIn(transaction) })),
    async withLock(key, work) {
      if (locked.has(key)) return undefined;
      locked.add(key);
      try {
        return { done: await work(NEVER) };
      } finally {
        locked.delete(key);
      }
    },
    boss: { db: fromPglite(pglite), backend: 'pglite' },
    isAlone: true,
    async close() {
      await pglite.close();
      unlock();
    },
  };
}

async function createPglite(folder: string | undefined): Promise<PGlite> {
  if (folder === undefined) return PGlite.create({});
  const dataDir = join(folder, 'pglite');
  try {
    return await PGlite.create({ dataDir });
  } catch (error) {
    throw new Error(
      `The storage in ${dataDir} cannot be opened (${error instanceof Error ? error.message : error}): ` +
        'see that this user may write there. If it is damaged, delete it: what is on GitHub is read again.',
      { cause: error },
    );
  }
}

function queryIn(transaction: Transaction): Queryable['query'] {
  return async (sql, parameters = []) => {
    if (parameters.length > 0) return (await transaction.query<Row>(sql, [...parameters])).rows;
    // Without parameters it may be several statements.
    return (await transaction.exec(sql)).flatMap((answer): readonly Row[] => answer.rows);
  };
}
