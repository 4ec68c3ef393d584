import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { pruneDatabase } from '../../src/database/prune.ts';
import type { PullRef } from '../../src/domain/repository.ts';
import { createStore } from '../../src/store/store.ts';
import type { HeadFacts, Store } from '../../src/usecases/ports/store.ts';
import { DATABASES, type TestDatabase } from '../support/databases.ts';

const repository = { owner: 'acme', name: 'shop' };
const pull = (number: number): PullRef => ({ installation: 1, repository, number });

describe.each(DATABASES)('what is remembered on %s', (_name, open) => {
  let storage: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    storage = await open();
    await Promise.all([migrateDatabase(storage.database), migrateDatabase(storage.database)]);
    store = createStore(storage.database);
  }, 60_000);
  afterAll(() => storage.close());

  it('the commit that a review was given for stays the one it arrived with', async () => {
    await store.reviews.arrived(pull(1), { id: 7, commit: 'old', login: 'ann' });
    await store.reviews.arrived(pull(1), { id: 7, commit: 'new', login: 'ann' });
    expect(await store.reviews.of(pull(1))).toEqual(new Map([[7, { commit: 'old', login: 'ann' }]]));
  });

  it('a commit or digest that is there is never replaced, and what nobody told of is recorded when it is read', async () => {
    await store.reviews.arrived(pull(2), { id: 7, commit: 'old', login: 'ann' });
    await store.reviews.arrived(pull(2), { id: 8, commit: 'old', login: 'bob' });
    const read = (id: number, digest: string) => ({ id, login: 'ann', commit: 'new', digest });
    await store.reviews.digested(pull(2), [read(7, 'first')]);
    await store.reviews.digested(pull(2), [read(7, 'second'), read(8, 'second'), read(9, 'third')]);
    const records = await store.reviews.of(pull(2));
    expect(records).toEqual(
      new Map([
        [7, { commit: 'old', login: 'ann', digest: 'first' }],
        [8, { commit: 'old', login: 'bob', digest: 'second' }],
        [9, { commit: 'new', login: 'ann', digest: 'third' }],
      ]),
    );
  });

  it('the same number in another repository or installation is another pull request', async () => {
    await store.reviews.arrived(pull(3), { id: 9, commit: 'c', login: 'ann' });
    expect((await store.reviews.of({ ...pull(3), installation: 2 })).size).toBe(0);
    expect((await store.reviews.of({ ...pull(3), repository: { owner: 'acme', name: 'shop2' } })).size).toBe(
      0,
    );
    expect((await store.reviews.of({ ...pull(3), repository: { owner: 'Acme', name: 'Shop' } })).size).toBe(
      1,
    );
  });

  it('what people did, each once, in the order in which it was recorded', async () => {
    const tick = { id: 'b', kind: 'tick', item: 'x', by: 'ann', at: '2026-01-16T12:00:00Z' } as const;
    const waiver = { ...tick, id: 'a', kind: 'waiver', reason: '“why” \ud83d\ude00' } as const;
    await store.acts.add(pull(8), [tick]);
    await store.acts.add(pull(8), [waiver, { ...tick, by: 'eve' }]);
    await store.acts.add(pull(8), []);
    expect(await store.acts.of(pull(8))).toEqual([tick, waiver]);
    expect(await store.acts.of(pull(9))).toEqual([]);
  });

  it('what the gate did, each once, of which the latest stays', async () => {
    const opened = { what: 'issue emergency', at: '2026-01-16T12:00:00Z', issue: 40 };
    const reminded = { what: 'reminded “x”', at: '2026-01-17T12:00:00Z' };
    await store.deeds.put(pull(8), [opened, reminded]);
    await store.deeds.put(pull(8), [{ ...opened, issue: 41 }]);
    expect(await store.deeds.of(pull(8))).toEqual([{ ...opened, issue: 41 }, reminded]);
    expect(await store.deeds.of(pull(9))).toEqual([]);
  });

  it('the files of a head, whatever is in them', async () => {
    const key = { head: 'h', base: 'b', policy: 'p' };
    const text = 'SELECT \u0000 "quotes" \\ é😀 \ud800';
    const facts: HeadFacts = {
      files: { complete: true, items: [{ path: 'a.sql', change: 'added' }] },
      head: { 'a.sql': { mode: 'regular', blob: 'x', content: { kind: 'text', text, bytes: 9 } } },
      base: {},
    };
    await store.heads.put(pull(4), key, facts);
    await store.heads.put(pull(4), key, facts);
    expect(await store.heads.get(pull(4), key)).toEqual(facts);
    expect(await store.heads.get(pull(4), { ...key, policy: 'other' })).toBeUndefined();
  });

  it('team members until they are forgotten, or the time is up', async () => {
    const later = new Date(Date.now() + 60_000);
    await store.people.putTeamMembers(1, 'acme/leads', ['ann'], later);
    await store.people.putTeamMembers(1, 'acme/old', ['ann'], new Date(Date.now() - 1_000));
    expect(await store.people.teamMembers(1, 'acme/leads')).toEqual(['ann']);
    expect(await store.people.teamMembers(1, 'acme/old')).toBeUndefined();
    await store.people.forgetTeams(1);
    expect(await store.people.teamMembers(1, 'acme/leads')).toBeUndefined();
  });

  it('the last verdict of a head, and what it waits for', async () => {
    const entry = { digest: 'd', cause: 'test', at: new Date(), waitsFor: ['ci/build'], baseBranch: 'main' };
    await store.verdicts.record(pull(5), 'h5', { ...entry, verdict: { kind: 'pending', shortfalls: [] } });
    await store.verdicts.record(pull(5), 'h5', { ...entry, digest: 'e', verdict: { kind: 'satisfied' } });
    expect(await store.verdicts.last(pull(5), 'h5')).toEqual({ kind: 'satisfied', digest: 'e' });
    expect(await store.verdicts.last(pull(5), 'h6')).toBeUndefined();
    expect(await store.verdicts.isTarget(1, repository, 'main')).toBe(true);
    expect(await store.verdicts.isTarget(1, repository, 'notes')).toBe(false);
    expect(await store.verdicts.waitingFor(1, repository, 'h5', 'ci/build')).toEqual([pull(5)]);
    expect(await store.verdicts.waitingFor(1, repository, 'h5', 'ci/lint')).toEqual([]);
    expect(await store.verdicts.waitingFor(1, { owner: 'acme', name: 'sho' }, 'h5', 'ci/build')).toEqual([]);
  });

  it('contents by the blobs that hold them, whatever is in them', async () => {
    const text = { kind: 'text', text: 'SELECT \u0000 é😀', bytes: 12 } as const;
    await store.texts.put(1, new Map([['x', text]]));
    await store.texts.put(1, new Map([['x', { ...text, text: 'never changes' }]]));
    expect(await store.texts.of(1, ['x', 'y'])).toEqual(new Map([['x', text]]));
    expect((await store.texts.of(2, ['x'])).size, 'of another installation').toBe(0);
    expect((await store.texts.of(1, [])).size).toBe(0);
  });

  it('pruning takes out what is too old to be of use, but never what a review was given for', async () => {
    const { database } = storage;
    const key = { head: 'old', base: 'b', policy: 'p' };
    await store.reviews.arrived(pull(6), { id: 1, commit: 'c', login: 'ann' });
    await store.heads.put(pull(6), key, { files: { complete: true, items: [] }, head: {}, base: {} });
    await store.texts.put(1, new Map([['old', { kind: 'text', text: '', bytes: 0 }]]));
    const entry = {
      digest: 'd',
      cause: 'test',
      at: new Date('2020-01-01'),
      waitsFor: [],
      baseBranch: 'main',
    };
    await store.verdicts.record(pull(6), 'old', { ...entry, verdict: { kind: 'satisfied' } });
    await database.query(`INSERT INTO migration_gate.deliveries VALUES ('new'), ('old')`);
    for (const table of ['reviews', 'heads', 'texts'])
      await database.query(
        `UPDATE migration_gate.${table} SET recorded_at = '2020-01-01'
         WHERE ${table === 'texts' ? 'blob' : 'pull'} IN ('1/old', '1/acme/shop#6')`,
      );
    await database.query(
      `UPDATE migration_gate.deliveries SET received_at = '2020-01-01' WHERE delivery = 'old'`,
    );
    await pruneDatabase(database, { auditDays: 400 });
    expect(await store.heads.get(pull(6), key)).toBeUndefined();
    expect((await store.texts.of(1, ['old'])).size).toBe(0);
    expect(await store.verdicts.last(pull(6), 'old')).toBeUndefined();
    expect((await store.reviews.of(pull(6))).size).toBe(1);
    expect(await database.query('SELECT delivery FROM migration_gate.deliveries')).toEqual([
      { delivery: 'new' },
    ]);
  });

  it('pruning takes out nothing that is still of use', async () => {
    await pruneDatabase(storage.database, { auditDays: 400 });
    expect(await store.verdicts.last(pull(5), 'h5')).toEqual({ kind: 'satisfied', digest: 'e' });
  });
});
