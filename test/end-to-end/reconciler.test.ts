import { beforeEach, describe, expect, it, vi } from 'vitest';
import { nextSweep } from '../../src/reconciliation/next-sweep.ts';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import { gateOfFile, untilStatus } from '../support/running-gate.ts';
import { createSetClock } from '../support/set-clock.ts';

const DROP = 'DROP TABLE orders;\n';
const LOW = /^LOW · 0 of 1 approval/;

/** The gate's: after GitHub's, so that what happened there is over. */
const clock = createSetClock('2030-01-02T12:01:00Z');
/** So often that what a test does is not looked at again only because it was long ago. */
const SWEEP_EVERY = 90_000;
const gate = gateOfFile({ clock: clock.now, sweepEvery: SWEEP_EVERY });
let shop: RepositoryScript;
let shops = 0;

beforeEach(() => {
  shops += 1;
  gate.github.webhooks.weather = {};
  shop = gate.github.repository(`acme-${shops}/shop`, {
    files: { 'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n' },
    permissions: { mira: 'write', yuki: 'write', ann: 'maintain', bob: 'admin' },
  });
});

const path = (name: string) => `db/migrations/${name}.sql`;

/** A pull request with a migration of its own number. */
const open = (name: string) =>
  shop.openPull({
    head: name,
    title: `Add ${name}`,
    author: 'mira',
    files: { [path(name)]: `CREATE TABLE ${name.slice(4)} (id bigint PRIMARY KEY);\n` },
  }).number;

const said = (message: string) => gate.log.filter(({ msg }) => msg === message);
const reconciled = () => said('reconciled an installation');
const evaluated = () => said('evaluated a pull request');

/** By the clock: the next one is due. */
async function byTheClock(): Promise<void> {
  clock.set(nextSweep(clock.now(), SWEEP_EVERY).toISOString());
}

/** Sweeps: to what it found of this shop. */
async function sweep(begin = byTheClock): Promise<Readonly<Record<string, unknown>>> {
  const before = reconciled().length;
  const { id } = gate.github.installationOf(`acme-${shops}`);
  const found = () =>
    reconciled()
      .slice(before)
      .find(({ installation }) => installation === id);
  await begin();
  await vi.waitFor(() => expect(found()).toBeDefined(), { timeout: 15_000, interval: 25 });
  return found() ?? {};
}

/** Sweeps until there is nothing left to evaluate; how often it took. */
async function sweepToRest(): Promise<number> {
  for (let times = 1; ; times++) {
    await gate.github.settled();
    if ((await sweep()).evaluate === 0) return times;
    expect(times, 'sweeps that evaluated something').toBeLessThan(5);
  }
}

/** Evaluated by a sweep, after so many other evaluations. */
const untilSwept = (number: number, why: string, after: number) =>
  vi.waitFor(
    () => {
      const own = evaluated()
        .slice(after)
        .filter(({ pull }) => pull === `acme-${shops}/shop#${number}`);
      expect(own.map(({ cause }) => cause)).toContainEqual(expect.stringContaining(`reconciler: ${why}`));
    },
    { timeout: 15_000, interval: 25 },
  );

describe('a sweep', () => {
  it('comes to rest: over an unchanged world it evaluates nothing, at one request that counts', async () => {
    const number = open('002_note');
    await untilStatus(shop, number, 'pending', LOW);
    await vi.waitFor(() => expect(shop.comments(number)).toHaveLength(1), 15_000);
    // What the evaluation wrote itself counts as something that happened: it is looked at once more.
    expect(await sweepToRest()).toBeLessThan(4);
    gate.github.requests.reset();
    expect(await sweep(gate.restart)).toMatchObject({ pulls: 1, evaluate: 0 });
    expect(gate.github.requests.all.map(({ route, status, cost }) => [route, status, cost])).toEqual([
      ['GET /app/installations', 304, undefined],
      ['POST /app/installations/{installation_id}/access_tokens', 201, undefined],
      ['GET /installation/repositories', 304, undefined],
      ['POST /graphql', 200, 1],
    ]);
  }, 60_000);

  it('makes up for lost webhooks: of opening, pushes, approvals, closing, and a status of somebody else', async () => {
    const [pushed, approved, closed, foreign] = [
      open('002_pushed'),
      open('003_approved'),
      open('004_closed'),
      open('005_copied'),
    ];
    for (const number of [pushed, approved, closed, foreign]) await untilStatus(shop, number, 'pending', LOW);
    await sweepToRest();

    gate.github.webhooks.weather = { drop: () => true };
    const opened = open('006_opened');
    shop.commit('002_pushed', { [path('002_pushed')]: DROP }, { author: 'mira' });
    shop.approve(approved, 'yuki');
    shop.close(closed);
    shop.setStatus(foreign, { context: 'migration-gate', state: 'success' }, 'mallory');
    const before = evaluated().length;
    expect(await sweep()).toMatchObject({ evaluate: 5 });
    await untilStatus(shop, opened, 'pending', LOW);
    await untilStatus(shop, pushed, 'pending', /^HIGH/);
    await untilStatus(shop, approved, 'success', /^LOW · approved by yuki/);
    await untilStatus(shop, foreign, 'pending', LOW);
    await untilSwept(pushed, 'other head', before);
    await untilSwept(approved, 'something happened', before);
    await untilSwept(foreign, 'status missing', before);
    await untilSwept(opened, 'unknown', before);
  }, 60_000);
});

describe('what does not show in a pull request', () => {
  it('is seen all the same: an approval no longer counts whose author lost the permission unheard', async () => {
    const number = open('002_note');
    await untilStatus(shop, number, 'pending', LOW);
    shop.approve(number, 'yuki');
    await untilStatus(shop, number, 'success');
    await sweepToRest();
    gate.github.webhooks.weather = { drop: () => true };
    shop.setPermission('yuki', 'read');
    const before = evaluated().length;
    const inFiveMinutes = async () => clock.set(new Date(clock.now().getTime() + 5 * 60_000).toISOString());
    expect(await sweep(inFiveMinutes)).toMatchObject({ evaluate: 1 });
    await untilSwept(number, 'looked at long ago', before);
    await untilStatus(shop, number, 'pending', LOW);
  }, 60_000);
});

describe('after the loss of the database', () => {
  it('everything is rebuilt: the same statuses, no second comment, approvals for what they were given for', async () => {
    const [approved, stale, waiting] = [open('002_approved'), open('003_stale'), open('004_waiting')];
    for (const number of [approved, stale, waiting]) await untilStatus(shop, number, 'pending', LOW);
    shop.approve(approved, 'yuki');
    shop.approve(stale, 'yuki');
    for (const number of [approved, stale]) await untilStatus(shop, number, 'success');
    shop.commit('003_stale', { [path('003_stale')]: DROP }, { author: 'mira' });
    await untilStatus(shop, stale, 'pending', /^HIGH · 0 of 2/);
    await sweepToRest();

    const all = [approved, stale, waiting];
    const shown = () =>
      all.map((number) => [
        shop.statuses(number).length,
        shop.comments(number),
        shop.status(number, 'migration-gate'),
      ]);
    const before = structuredClone(shown());
    const evaluations = evaluated().length;
    expect(await sweep(gate.loseDatabase)).toMatchObject({ evaluate: 3 });
    for (const number of all) await untilSwept(number, 'unknown', evaluations);
    expect(shown()).toEqual(before);
    // It goes on from there.
    shop.approve(waiting, 'yuki');
    await untilStatus(shop, waiting, 'success');
  }, 60_000);
});
