import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { MIGRATIONS } from '../../src/database/migrations/files.ts';
import { openPglite } from '../../src/database/pglite.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { DATABASES, startPostgres, type TestDatabase } from '../support/databases.ts';
import { newStorageFolder } from '../support/storage-folder.ts';

describe.each(DATABASES)('%s', (_name, open) => {
  let storage: TestDatabase;
  beforeAll(async () => {
    storage = await open();
  }, 60_000);
  afterAll(() => storage.close());

  it('does all of a transaction or nothing of it', async () => {
    const { database } = storage;
    await database.query('CREATE TABLE kept (id int)');
    await database.transaction((transaction) => transaction.query('INSERT INTO kept VALUES (1)'));
    const broken = database.transaction(async (transaction) => {
      await transaction.query('INSERT INTO kept VALUES (2)');
      throw new Error('changed my mind');
    });
    await expect(broken).rejects.toThrow('changed my mind');
    expect(await database.query('SELECT id FROM kept')).toEqual([{ id: 1 }]);
  });

  it('lets one at a time work under a key, and frees it when the work fails', async () => {
    const { database } = storage;
    let free = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    const first = database.withLock('a', () => held);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await database.withLock('a', async () => 'second')).toBeUndefined();
    expect(await database.withLock('b', async () => 'other')).toEqual({ done: 'other' });
    free();
    expect(await first).toEqual({ done: undefined });
    const broken = database.withLock('a', () => Promise.reject(new Error('failed')));
    await expect(broken).rejects.toThrow('failed');
    expect(await database.withLock('a', async () => 'free')).toEqual({ done: 'free' });
  });

  it('is not touched by a server older than its schema', async () => {
    const { database } = storage;
    await migrateDatabase(database);
    await migrateDatabase(database);
    await expect(migrateDatabase(database, MIGRATIONS.slice(0, 3))).rejects.toThrow(
      /^The database has schema version \d+, and this server knows 3: run a newer server\.$/,
    );
  });

  it('is not touched when a migration that it has had was changed since, and says which', async () => {
    const { database } = storage;
    await migrateDatabase(database);
    const changed = MIGRATIONS.map((migration) =>
      migration.number === 2 ? { ...migration, checksum: 'other' } : migration,
    );
    await expect(migrateDatabase(database, changed)).rejects.toThrow(
      /^The migration 0002_claims\.sql is not what it was .+ put the file back as it was/,
    );
  });

  it('takes up a migration with a lower number than one that it has had', async () => {
    const { database } = storage;
    const late = {
      number: 7,
      name: '0007_late.sql',
      sql: 'CREATE TABLE migration_gate.late ()',
      checksum: '',
    };
    await migrateDatabase(database);
    await migrateDatabase(
      database,
      [...MIGRATIONS, late].toSorted((a, b) => a.number - b.number),
    );
    expect(await database.query('SELECT * FROM migration_gate.late')).toEqual([]);
  });
});

describe('PGlite in a folder', () => {
  const folders: string[] = [];
  const newFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'migration-gate-pglite-'));
    folders.push(folder);
    return folder;
  };
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('has what was stored when it is opened again', async () => {
    const folder = newStorageFolder();
    folders.push(folder);
    const first = await openPglite(folder);
    await first.query('CREATE TABLE kept AS SELECT 42 AS answer');
    await first.close();
    const second = await openPglite(folder);
    expect(await second.query('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.close();
  }, 60_000);

  it('that is damaged says what to do, and keeps nobody out', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'pglite'));
    writeFileSync(join(folder, 'pglite', 'PG_VERSION'), 'not a version');
    await expect(openPglite(folder)).rejects.toThrow('cannot be opened');
    await expect(openPglite(folder)).rejects.toThrow('cannot be opened');
  });
});

describe('a PostgreSQL server', () => {
  it('that is not there is named without its password, with what to do', async () => {
    const opening = openPostgres('postgres://gate:swordfish@127.0.0.1:9/gate');
    await expect(opening).rejects.toThrow(
      /^The database at 127\.0\.0\.1:9\/gate does not answer \(.+\): see /,
    );
    await expect(opening).rejects.not.toThrow('swordfish');
  });

  it('that cuts its connections ends neither the process nor what is done under a lock', async () => {
    const server = await startPostgres();
    const database = await openPostgres(server.url);
    const cut = async () => {
      await database.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = user',
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
    };
    const held = database.withLock('a', async (lost) => {
      const before = lost.aborted;
      await cut();
      return [before, lost.aborted];
    });
    // Somebody else may have the lock now, which whoever works is told.
    expect(await held).toEqual({ done: [false, true] });
    const transaction = database.transaction(async ({ query }) => {
      await cut();
      return query('SELECT 1 AS one');
    });
    await expect(transaction).rejects.toThrow();
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await database.withLock('a', async () => 'free')).toEqual({ done: 'free' });
    await database.close();
    await server.stop();
  }, 60_000);
});
