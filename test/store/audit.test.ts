import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence, KeptPart } from '../../src/audit/facts.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { pruneDatabase } from '../../src/database/prune.ts';
import type { AuditEntry } from '../../src/domain/audit.ts';
import { auditArchive } from '../../src/store/audit-archive.ts';
import { auditLog } from '../../src/store/audit-log.ts';
import type { AuditFilter } from '../../src/usecases/ports/audit-records.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString();

/** An entry that says what its pull request's number is. */
const entry = (repository: string, pull: number, at = daysAgo(0)): AuditEntry => ({
  at,
  why: { cause: 'test' },
  installation: 1,
  repository,
  pull,
  kind: 'deed',
  deeds: [],
  writes: [],
  refused: [],
});

const part = (hash: string): KeptPart => ({ hash, text: `{"part":"${hash} é😀 \\u0000"}` });
const evidence = (hash: string, blob: string): Evidence => ({
  parts: [part(hash)],
  texts: new Map([[blob, { kind: 'text', text: `SELECT '${blob} \u0000'`, bytes: 9 }]]),
});

describe.each(DATABASES)('the audit on %s', (_name, open) => {
  let storage: TestDatabase;
  const log = () => auditLog(storage.database, '1.2.3');
  const archive = () => auditArchive(storage.database);
  const query = (sql: string) => storage.database.query(sql);
  beforeAll(async () => {
    storage = await open();
    await migrateDatabase(storage.database);
  }, 60_000);
  afterAll(() => storage.close());

  async function found(filter: AuditFilter): Promise<readonly string[]> {
    const ids: string[] = [];
    for await (const { text } of archive().entries(filter)) ids.push(JSON.parse(text).id);
    return ids;
  }

  it('counts the entries of each repository, many at once, in one chain', async () => {
    await Promise.all(
      [1, 2, 3, 4].flatMap((pull) => [
        log().append(entry('Acme/Shop', pull)),
        log().append(entry('acme/till', pull)),
      ]),
    );
    for await (const { ends, links } of archive().chains()) {
      let before = '';
      let count = 0;
      for await (const { sequence, previous, hash } of links) {
        expect([sequence, previous]).toEqual([count + 1, before]);
        before = hash;
        count = sequence;
      }
      expect(ends.last).toEqual({ sequence: 4, hash: before });
    }
  });

  it('is found by repository, in any case, by pull request and by time', async () => {
    await log().append(entry('acme/times', 1, '2026-01-01T00:00:00.000Z'));
    await log().append(entry('acme/times', 2, '2026-02-01T00:00:00.000Z'));
    await log().append(entry('acme/times', 1, '2026-03-01T00:00:00.000Z'));
    const repository = 'Acme/Times';
    expect(await found({ repository })).toEqual(['acme/times@1', 'acme/times@2', 'acme/times@3']);
    expect(await found({ repository, pull: 1 })).toEqual(['acme/times@1', 'acme/times@3']);
    expect(await found({ repository, since: new Date('2026-02-01') })).toEqual([
      'acme/times@2',
      'acme/times@3',
    ]);
    expect(await found({ until: new Date('2026-02-01T00:00:00Z') })).toEqual(['acme/times@1']);
    expect(await found({ repository: 'acme/nothing' })).toEqual([]);
  });

  it('is read a page at a time, each entry once, however many have the same time', async () => {
    const at = '2025-06-01T00:00:00.000Z';
    for (let pull = 1; pull <= 205; pull++) await log().append(entry('acme/many', pull, at));
    const ids = await found({ repository: 'acme/many' });
    expect([ids.length, new Set(ids).size, ids[204]]).toEqual([205, 205, 'acme/many@205']);
  });

  it('refuses to be changed, emptied or shortened, by whatever SQL', async () => {
    await log().append(entry('acme/kept', 1));
    for (const sql of [
      'UPDATE migration_gate.audit_entries SET pull = 2',
      `DELETE FROM migration_gate.audit_entries WHERE repository = 'acme/kept'`,
      'TRUNCATE migration_gate.audit_entries',
      'DELETE FROM migration_gate.audit_chains',
      'TRUNCATE migration_gate.audit_chains',
      `UPDATE migration_gate.audit_chains SET last_sequence = 0 WHERE repository = 'acme/kept'`,
    ])
      await expect(query(sql)).rejects.toThrow(
        /The audit (is appended to and never changed|of acme\/kept does not go back)/,
      );
    expect(await found({ repository: 'acme/kept' })).toEqual(['acme/kept@1']);
  });

  it('keeps what decisions were made on once, and gives it back as it was', async () => {
    await log().append(entry('acme/facts', 1), evidence('same', 'blob-1'));
    await log().append(entry('acme/facts', 2), evidence('same', 'blob-1'));
    expect(await archive().facts(['same', 'other'])).toEqual([part('same')]);
    expect(await archive().known(['same', 'other'])).toEqual(new Set(['same']));
    expect(await archive().texts(['blob-1'])).toEqual(evidence('same', 'blob-1').texts);
  });

  it('keeps a text, whatever else was kept under its blob', async () => {
    const link = JSON.stringify({ kind: 'unreadable', reason: 'symlink' });
    await query(`INSERT INTO migration_gate.texts (blob, content) VALUES ('linked', '${link}')`);
    await log().append(entry('acme/facts', 3), evidence('of a link', 'linked'));
    expect(await archive().texts(['linked'])).toEqual(evidence('', 'linked').texts);
  });

  it('lets go of what is older than the retention, and of what only that names', async () => {
    const old = (table: string, column: string, days: number, where: string) =>
      query(`UPDATE migration_gate.${table} SET ${column} = now() - interval '${days} days' WHERE ${where}`);
    for (const days of [500, 410, 20, 450, 1]) await log().append(entry('acme/old', days, daysAgo(days)));
    await log().append(entry('acme/gone', 1, daysAgo(500)), evidence('gone', 'blob-gone'));
    await log().append(entry('acme/old', 2), evidence('young', 'blob-young'));
    await old('audit_facts', 'used_at', 403, `hash = 'gone'`);
    await old('audit_facts', 'used_at', 401, `hash = 'young'`);
    await old('texts', 'recorded_at', 403, `blob = 'blob-gone'`);
    await old('texts', 'recorded_at', 401, `blob = 'blob-young'`);

    await Promise.all([1, 2].map(() => pruneDatabase(storage.database, { auditDays: 400 })));

    // The entry of 450 days ago came after one of 20: a chain is cut off only at its beginning.
    expect(await found({ repository: 'acme/old' })).toEqual([
      'acme/old@4',
      'acme/old@3',
      'acme/old@5',
      'acme/old@6',
    ]);
    expect(await found({ repository: 'acme/gone' })).toEqual([]);
    expect(await archive().known(['gone', 'young'])).toEqual(new Set(['young']));
    expect([...(await archive().texts(['blob-gone', 'blob-young'])).keys()]).toEqual(['blob-young']);
    await log().append(entry('acme/gone', 3));
    expect(await found({ repository: 'acme/gone' })).toEqual(['acme/gone@2']);
  });
});
