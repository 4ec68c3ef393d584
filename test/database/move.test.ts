import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPglite } from '../../src/database/pglite.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { moveFolder } from '../../src/move-storage.ts';
import { createInbox } from '../../src/queue/inbox.ts';
import { job, startQueue } from '../queue/fixture.ts';
import { startPostgres } from '../support/databases.ts';
import { createSetClock } from '../support/set-clock.ts';
import { newStorageFolder } from '../support/storage-folder.ts';

describe('moving from a folder to PostgreSQL', () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    folder = newStorageFolder();
    server = await startPostgres();
    const database = await openPglite(folder);
    const inbox = createInbox(database, () => {});
    await inbox.take('delivery', [job(1, { cause: 'a push' })]);
    await inbox.enqueue(job(2, { cause: 'a window' }), { startAfter: new Date('2027-01-01T00:00:00Z') });
    // More than is copied at a time, with what a text may hold.
    await database.query(
      `INSERT INTO migration_gate.texts (blob, content) SELECT 'blob ' || n, E'"a\\\\u00e9 \\n'';' FROM generate_series(1, 1100) AS n`,
    );
    await database.query(
      `INSERT INTO migration_gate.audit_facts (hash, body, used_at) VALUES ('a', '\\x00ff', '2026-01-01 00:00:00.123456Z')`,
    );
    await database.query(
      `INSERT INTO migration_gate.audit_entries (repository, sequence, at, previous, hash, entry)
       VALUES ('acme/shop', 1, now(), '', 'h', '{}')`,
    );
    await database.close();
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('keeps every row, what waits for its time, and the audit; and goes on from there', async () => {
    const moved = await moveFolder(folder, server.url);
    expect(Object.fromEntries([...moved].filter(([, rows]) => rows > 0))).toEqual({
      audit_entries: 1,
      audit_facts: 1,
      deliveries: 1,
      jobs: 2,
      texts: 1100,
    });
    const database = await openPostgres(server.url);
    const kept = `SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) AS sum FROM migration_gate.`;
    const before = await openPglite(folder);
    for (const table of ['texts', 'audit_facts', 'audit_entries', 'deliveries'])
      expect([table, await database.query(`${kept}${table} t`)]).toEqual([
        table,
        await before.query(`${kept}${table} t`),
      ]);
    await before.close();

    const clock = createSetClock('2026-12-31T00:00:00Z');
    const running = await startQueue(database, clock.now);
    const causes: string[] = [];
    running.work({ handle: async ({ cause }) => void causes.push(cause) });
    await running.queue.take('delivery', [job(1, { cause: 'the same once more' })]);
    await running.queue.enqueue(job(3, { cause: 'new' }));
    await vi.waitFor(() => expect(causes.toSorted()).toEqual(['a push', 'new']), 15_000);
    clock.set('2027-01-01T00:00:00Z');
    await vi.waitFor(() => expect(causes).toContain('a window'), 15_000);
    await running.end();
    await database.close();
  }, 60_000);

  it('is into a database that was not used, and from a folder that is there', async () => {
    await expect(moveFolder(folder, server.url)).rejects.toThrow(
      /of the target has rows already: .+ Make a new one/,
    );
    await expect(moveFolder(join(folder, 'nowhere'), server.url)).rejects.toThrow(/^There is no storage at /);
  }, 60_000);
});
