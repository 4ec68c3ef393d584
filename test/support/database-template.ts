import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { openPglite } from '../../src/database/pglite.ts';
import { createLogger } from '../../src/log/logger.ts';
import { startBoss } from '../../src/queue/boss.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder of embedded storage as a server leaves it that has nothing to remember. */
    readonly databaseTemplate: string;
  }
}

/** Makes a database once for all tests: a copy of it is there ten times sooner than a new one. */
export default async function provideDatabase({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'migration-gate-template-'));
  const database = await openPglite(folder);
  await migrateDatabase(database);
  const boss = await startBoss(database, createLogger('error', { write: () => {} }));
  await boss.stop({ graceful: false, close: false });
  await database.close();
  provide('databaseTemplate', folder);
  return () => rm(folder, { recursive: true, force: true });
}
