import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import { type RunningGate, startGate, untilStatus } from '../support/running-gate.ts';

const ADD = 'ALTER TABLE orders ADD COLUMN note text;\n';
const PATH = 'db/migrations/002_notes.sql';
const LOW = 'LOW · 0 of 1 approval: 1 more from developer';

let gate: RunningGate;
let shop: RepositoryScript;
let shops = 0;

beforeAll(async () => {
  gate = await startGate();
}, 60_000);
afterAll(() => gate.close());

beforeEach(() => {
  shops += 1;
  gate.github.faults.clear();
  shop = gate.github.repository(`acme/shop-${shops}`, {
    files: { 'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n' },
    permissions: { mira: 'write', yuki: 'write' },
  });
});

const open = () =>
  shop.openPull({ head: 'notes', title: 'Add notes', author: 'mira', files: { [PATH]: ADD } }).number;

const untilOneComment = (number: number) =>
  vi.waitFor(() => expect(shop.comments(number)).toHaveLength(1), { timeout: 15_000, interval: 25 });

const OVERVIEW = { graphql: /query Overview/ };
const DETAILS = { graphql: /query Details/ };
const STATUS = { method: 'POST', path: /\/statuses\// };
const COMMENT = { method: 'POST', path: /\/comments$/ };

const givenUp = () => gate.log.filter(({ level }) => level === 'error').length;
const attempts = () => gate.log.filter(({ msg }) => String(msg).includes('is tried again')).length;

describe('a fault that passes', () => {
  it.each([
    ['5xx on the overview', OVERVIEW, { status: 502 }],
    ['5xx on the comment', COMMENT, { status: 500 }],
    ['5xx on the status', STATUS, { status: 503 }],
    ['a connection that breaks', OVERVIEW, { kind: 'drop' as const }],
    ['an answer that is lost after the comment was made', COMMENT, { kind: 'lost-answer' as const }],
    ['half an overview', OVERVIEW, { kind: 'half-answer' as const }],
    ['half an answer to the comment', COMMENT, { kind: 'half-answer' as const }],
    ['half the details', DETAILS, { kind: 'half-answer' as const }],
    [
      'an error beside the data',
      OVERVIEW,
      {
        kind: 'graphql-error' as const,
        type: 'SERVICE_UNAVAILABLE',
        path: ['repository', 'pullRequest', 'reviews'],
      },
    ],
    ['a token that GitHub does not know for a moment', OVERVIEW, { status: 401 }],
  ])(
    '%s: the same comes of it, once',
    async (_, where, fault) => {
      gate.github.faults.next(where, fault);
      const number = open();
      await untilStatus(shop, number, 'pending', LOW);
      await untilOneComment(number);
      expect(shop.statuses(number).every(({ state }) => state === 'pending')).toBe(true);
    },
    30_000,
  );

  it('many at once: nothing turns green that is not, and all ends well', async () => {
    gate.github.faults.always({ probability: 0.15 }, { status: 502 });
    const number = open();
    await vi.waitFor(() => expect(shop.status(number, 'migration-gate')).toBeDefined(), 15_000);
    gate.github.faults.clear();
    shop.commit('notes', { 'README.md': 'x' }, { author: 'mira' });
    await untilStatus(shop, number, 'pending', LOW);
    expect(shop.statuses(number).filter(({ state }) => state === 'success')).toEqual([]);
    await untilOneComment(number);
  }, 30_000);
});

describe('a token that GitHub ended before its time', () => {
  it('is made anew, and the work goes on without a failed attempt', async () => {
    const first = open();
    await untilStatus(shop, first, 'pending', LOW);
    const before = attempts();
    // Octokit waits for a token that is only a few seconds old to become known everywhere.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
    try {
      gate.github.expireTokens();
      shop.approve(first, 'yuki');
      await untilStatus(shop, first, 'success');
    } finally {
      vi.useRealTimers();
    }
    expect(attempts()).toBe(before);
  }, 30_000);
});

describe('a commit that is gone when its status is set', () => {
  it('makes the work out of date: the newest one gets its status', async () => {
    gate.github.faults.next(STATUS, { status: 422, body: { message: 'No commit found for SHA: 1234' } });
    const number = open();
    await untilStatus(shop, number, 'pending', LOW);
    await untilOneComment(number);
  }, 30_000);
});

describe('a fault that stays', () => {
  it('is told by the status, with what comes next, and is no success', async () => {
    const before = givenUp();
    gate.github.faults.always(DETAILS, { status: 502 });
    const number = open();
    await untilStatus(
      shop,
      number,
      'error',
      /^Not decided: GitHub failed \(502\) when asked for .* · tried again at \d\d:\d\d UTC$/,
    );
    expect(givenUp()).toBe(before + 1);
    // The next event starts anew.
    gate.github.faults.clear();
    shop.approve(number, 'yuki');
    await untilStatus(shop, number, 'success', 'LOW · approved by yuki (developer)');
  }, 30_000);

  it('leaves a verdict that stands', async () => {
    const number = open();
    await untilStatus(shop, number, 'pending', LOW);
    const before = givenUp();
    gate.github.faults.always(OVERVIEW, { status: 500 });
    shop.approve(number, 'yuki');
    await vi.waitFor(() => expect(givenUp()).toBe(before + 1), 15_000);
    expect(shop.status(number, 'migration-gate')).toMatchObject({ state: 'pending', description: LOW });
  }, 30_000);

  it('by a permission that is gone is given up soon, and told where that may be done', async () => {
    const before = givenUp();
    gate.github.faults.always(DETAILS, { status: 403 });
    const number = open();
    await untilStatus(shop, number, 'error', /^Not decided: GitHub refuses \(403/);
    expect(givenUp()).toBe(before + 1);
  }, 30_000);

  it('by a repository that is gone is given up soon, and nothing waits for it', async () => {
    const number = open();
    await untilStatus(shop, number, 'pending', LOW);
    const before = givenUp();
    gate.github.faults.always(OVERVIEW, { kind: 'delay', milliseconds: 100 });
    shop.approve(number, 'yuki');
    await gate.github.settled();
    shop.delete();
    await vi.waitFor(() => expect(givenUp()).toBe(before + 1), 15_000);
  }, 30_000);
});
