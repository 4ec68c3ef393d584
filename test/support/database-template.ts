import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Database } from '../../src/database/database.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { openPglite } from '../../src/database/pglite.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { createLogger } from '../../src/log/logger.ts';
import { startBoss } from '../../src/queue/boss.ts';
import { databaseAt, startPostgres } from './databases.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder of embedded storage as a server leaves it that has nothing to remember. */
    readonly databaseTemplate: string;
    /** The server that tests share, and the database on it that is as that folder. */
    readonly postgres: { readonly server: string; readonly template: string };
  }
}

const TEMPLATE = 'template_of_tests';

// Where the server's package hooks into the end of the process it says 0, whatever the tests said.
process.prependListener('beforeExit', (code) => process.exit(code));

/** Makes a database of each kind once for all tests: a copy of it is there ten times sooner than a new one. */
export default async function provideDatabases({ provide }: TestProject): Promise<() => Promise<void>> {
  const [removeFolder, stopServer] = await Promise.all([provideFolder(provide), provideServer(provide)]);
  return async () => {
    await removeFolder();
    await stopServer();
  };
}

type Provide = TestProject['provide'];

async function provideFolder(provide: Provide): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'migration-gate-template-'));
  await makeTables(await openPglite(folder));
  provide('databaseTemplate', folder);
  return () => rm(folder, { recursive: true, force: true });
}

async function provideServer(provide: Provide): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  const server = await openPostgres(url);
  await server.query(`CREATE DATABASE ${TEMPLATE}`);
  await server.close();
  await makeTables(await openPostgres(databaseAt(url, TEMPLATE)));
  provide('postgres', { server: url, template: TEMPLATE });
  return stop;
}

/** As a server does that starts for the first time. */
async function makeTables(database: Database): Promise<void> {
  await migrateDatabase(database);
  const boss = await startBoss(database, createLogger('error', { write: () => {} }));
  await boss.stop({ graceful: false, close: false });
  await database.close();
}
