import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNLIMITED, withAllowance, withHold, withWrite } from '../../src/budget/budget.ts';
import type { Database } from '../../src/database/database.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { openPglite } from '../../src/database/pglite.ts';
import type { MergeGroupJob } from '../../src/domain/job.ts';
import type { PullRef } from '../../src/domain/repository.ts';
import { createStore } from '../../src/store/store.ts';

let database: Database;
let store: ReturnType<typeof createStore>;

beforeAll(async () => {
  database = await openPglite();
  await migrateDatabase(database);
  store = createStore(database);
}, 60_000);
afterAll(() => database.close());

const shop = { owner: 'acme', name: 'shop' };
const store2 = { owner: 'acme', name: 'store' };
const pull = (installation: number, repository = shop): PullRef => ({ installation, repository, number: 7 });
const lookedAt = '2026-11-21T12:00:01.000Z';
const known = {
  head: 'a1',
  baseBranch: 'main',
  updatedAt: '2026-11-21T12:00:00Z',
  isGated: true,
  status: 'pending',
} as const;

async function record(ref: PullRef): Promise<void> {
  await store.openPulls.put({ ref, lookedAt, known });
  await store.reviews.arrived(ref, { id: 1, commit: 'a1', login: 'ann' });
  await store.verdicts.record(ref, 'a1', {
    verdict: { kind: 'satisfied' },
    digest: 'd',
    cause: 'test',
    at: new Date(),
    waitsFor: ['ci'],
    baseBranch: 'main',
  });
  await store.texts.put(ref.installation, new Map([['b1', { kind: 'text', text: 'x', bytes: 1 }]]));
}

/** How much there is of a pull request, of each kind. */
async function kept(ref: PullRef): Promise<readonly number[]> {
  return [
    (await store.openPulls.of(ref.installation)).filter(
      ({ ref: { repository } }) => repository.name === ref.repository.name,
    ).length,
    (await store.reviews.of(ref)).size,
    (await store.verdicts.last(ref, 'a1')) === undefined ? 0 : 1,
    (await store.texts.of(ref.installation, ['b1'])).size,
  ];
}

describe('what is recorded of an installation', () => {
  it('is forgotten with it, and that of others is not', async () => {
    await record(pull(1));
    await record(pull(12));
    await store.installations.forget(1);
    expect(await kept(pull(1))).toEqual([0, 0, 0, 0]);
    expect(await kept(pull(12))).toEqual([1, 1, 1, 1]);
    expect(await store.openPulls.installations()).toEqual([12]);
  });

  it('is there for no other, whatever is called the same there', async () => {
    await record(pull(5));
    const until = new Date('2100-01-01T00:00:00Z');
    const key = { head: 'a1', base: 'b1', policy: 'p' };
    const nothing = { items: [], complete: true };
    await store.people.putTeamMembers(5, 'acme/dbas', ['ann'], until);
    await store.answers.put(5, 'GET /orgs/acme/teams/dbas', { etag: 'e', read: ['ann'] });
    await store.heads.put(pull(5), key, { files: nothing, head: {}, base: {} });
    const foundBy = async (installation: number) => [
      ...(await kept(pull(installation))),
      await store.people.teamMembers(installation, 'acme/dbas'),
      await store.answers.get(installation, 'GET /orgs/acme/teams/dbas'),
      (await store.heads.get(pull(installation), key))?.files,
      (await store.verdicts.waitingFor(installation, shop, 'a1', 'ci')).length,
      await store.verdicts.isTarget(installation, shop, 'main'),
    ];
    const found = [1, 1, 1, 1, ['ann'], { etag: 'e', read: ['ann'] }, nothing, 1, true];
    expect(await foundBy(5)).toEqual(found);
    const none = [0, 0, 0, 0, undefined, undefined, undefined, 0, false];
    for (const other of [6, 50, 55, 15]) expect(await foundBy(other)).toEqual(none);
  });

  it('of one repository is forgotten alone', async () => {
    await record(pull(2));
    await record(pull(2, store2));
    await store.installations.forgetRepository(2, shop);
    expect((await kept(pull(2))).slice(0, 3)).toEqual([0, 0, 0]);
    expect((await kept(pull(2, store2))).slice(0, 3)).toEqual([1, 1, 1]);
  });

  it('follows the name of a repository, and leaves what was recorded under the new one since', async () => {
    await record(pull(3));
    await store.reviews.arrived(pull(3, store2), { id: 1, commit: 'b2', login: 'ann' });
    await store.installations.renameRepository(3, shop, store2);
    expect((await kept(pull(3))).slice(0, 3)).toEqual([0, 0, 0]);
    expect((await kept(pull(3, store2))).slice(0, 3)).toEqual([1, 1, 1]);
    expect((await store.reviews.of(pull(3, store2))).get(1)?.commit).toBe('b2');
    expect(await store.verdicts.waitingFor(3, store2, 'a1', 'ci')).toEqual([pull(3, store2)]);
  });
});

describe('a merge group', () => {
  const group = (installation: number, repository = shop): MergeGroupJob => ({
    kind: 'merge-group',
    installation,
    repository,
    head: 'a1',
    base: 'b1',
    baseBranch: 'main',
    headBranch: `gh-readonly-queue/main/pr-1-${'b'.repeat(40)}`,
    cause: 'merge_group.checks_requested',
  });

  it('is found by its commit in its own repository, whatever the repository is called later, until it is forgotten', async () => {
    await store.mergeGroups.put(group(7), 1);
    await store.mergeGroups.put(group(7), 1);
    await store.mergeGroups.put({ ...group(7), head: 'a2' }, undefined);
    expect(await store.mergeGroups.withHead(7, shop, 'a1')).toEqual([group(7)]);
    expect(await store.mergeGroups.withHead(7, shop, 'a2')).toEqual([{ ...group(7), head: 'a2' }]);
    expect(await store.mergeGroups.withHead(7, store2, 'a1')).toEqual([]);
    expect(await store.mergeGroups.withHead(70, shop, 'a1')).toEqual([]);
    await store.installations.renameRepository(7, shop, store2);
    expect(await store.mergeGroups.withHead(7, shop, 'a1')).toEqual([]);
    expect(await store.mergeGroups.withHead(7, store2, 'a1')).toEqual([group(7, store2)]);
    await store.installations.forget(7);
    expect(await store.mergeGroups.withHead(7, store2, 'a1')).toEqual([]);
  });
});

describe('a parked pull request', () => {
  it('keeps how often it failed, until it was evaluated', async () => {
    const until = '2026-11-21T12:10:00.000Z';
    await store.openPulls.put({ ref: pull(4), lookedAt, parked: { times: 2, until } });
    expect(await store.openPulls.timesParked(pull(4))).toBe(2);
    expect(await store.openPulls.of(4)).toEqual([{ ref: pull(4), lookedAt, parked: { times: 2, until } }]);
    await store.openPulls.put({ ref: pull(4), lookedAt, known });
    expect(await store.openPulls.timesParked(pull(4))).toBe(0);
    expect(await store.openPulls.of(4)).toEqual([{ ref: pull(4), lookedAt, known }]);
  });
});

describe('a budget', () => {
  const now = new Date('2026-11-21T12:00:30Z');
  const allowance = { resource: 'core', limit: 5_000, remaining: 10, resetAt: '2026-11-21T12:40:00.000Z' };

  it('is shared: the writes of all processes add up, and the longest hold counts', async () => {
    const first = withHold(withWrite(withWrite(UNLIMITED, now), now), new Date('2026-11-21T12:05:00Z'));
    await store.budgets.exchange(1, first);
    const second = withHold(
      withWrite(withAllowance(UNLIMITED, allowance), now),
      new Date('2026-11-21T12:02:00Z'),
    );
    expect(await store.budgets.exchange(1, second)).toEqual({
      allowances: [allowance],
      heldUntil: '2026-11-21T12:05:00.000Z',
      minute: { from: '2026-11-21T12:00:00.000Z', writes: 3 },
      hour: { from: '2026-11-21T12:00:00.000Z', writes: 3 },
    });
    const later = withWrite(UNLIMITED, new Date('2026-11-21T12:01:00Z'));
    expect(await store.budgets.exchange(1, later)).toMatchObject({
      allowances: [allowance],
      minute: { from: '2026-11-21T12:01:00.000Z', writes: 1 },
      hour: { writes: 4 },
    });
  });
});
