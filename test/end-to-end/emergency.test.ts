import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import { gateOfFile, untilStatus } from '../support/running-gate.ts';
import { createSetClock } from '../support/set-clock.ts';

const policyOf = (owner: string) => `
roles:
  tech-lead:
    users: [theo, tara]
    teams: [${owner}/leads]
emergency:
  roles: [tech-lead]
  deadline: 24h
  label: emergency
`;

const PATH = 'db/migrations/002_drop.sql';
const DECLARE = '/migration-gate emergency Bookings are down since noon';
const WAITS = /^HIGH · 0 of 2 approvals/;
const GREEN = 'HIGH · emergency by theo: Bookings are down since noon';

const clock = createSetClock(new Date().toISOString());
const HOUR = 3_600_000;
const patience = { timeout: 20_000, interval: 25 };

const gate = gateOfFile({ clock: clock.now });
let shop: RepositoryScript;
let organisations = 0;

beforeEach(() => {
  clock.set(new Date().toISOString());
  organisations += 1;
  const owner = `acme-${organisations}`;
  gate.github.organization(owner, {
    members: ['mira', 'theo', 'tara', 'ann', 'bob'],
    teams: { leads: ['theo', 'tara'] },
  });
  shop = gate.github.repository(`${owner}/shop`, {
    files: {
      'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n',
      '.github/migration-policy.yml': policyOf(owner),
    },
    permissions: { mira: 'write', theo: 'write', tara: 'write', ann: 'maintain', bob: 'admin' },
  });
});

async function open(author = 'mira'): Promise<number> {
  const { number } = shop.openPull({ head: 'drop', author, files: { [PATH]: 'DROP TABLE orders;\n' } });
  await untilStatus(shop, number, 'pending', WAITS);
  return number;
}

/** One of theo's, and when its day is over by GitHub's clock. */
async function declared(): Promise<{ readonly number: number; readonly deadline: number }> {
  const number = await open();
  const { createdAt } = shop.comment(number, 'theo', DECLARE);
  await untilStatus(shop, number, 'success', GREEN);
  await untilIssue('open');
  return { number, deadline: createdAt.getTime() + 24 * HOUR };
}

function setClock(time: number): void {
  clock.set(new Date(time).toISOString());
}

/** The one issue there is, once it is like this. */
function untilIssue(state: 'open' | 'closed', like: RegExp = /./) {
  return vi.waitFor(() => {
    const [issue, ...others] = shop.issues();
    expect([issue?.state, others]).toEqual([state, []]);
    expect(issue?.body).toMatch(like);
    return issue?.number ?? 0;
  }, patience);
}

const saidIn = (issue: number) => shop.comments(issue).map(({ body }) => body);

/** The answer to a declaration that was refused. */
function untilRefused(number: number, comment: number, why: RegExp): Promise<void> {
  return vi.waitFor(() => {
    expect(shop.reactions(comment).map(({ content }) => content)).toEqual(['eyes', '-1']);
    expect(saidIn(number).at(-1)).toMatch(why);
  }, patience);
}

describe('an emergency', () => {
  it('declared by a role that the policy names turns the status green, with a label and an issue for what is owed', async () => {
    const { number } = await declared();
    expect(shop.labels(number)).toEqual(['emergency']);
    const issue = await untilIssue(
      'open',
      /theo.* declared an emergency.*Bookings are down.*0 of 2 approvals/s,
    );
    expect(shop.issue(issue).title).toBe(`Approve the emergency of #${number}: Change drop`);
    expect(shop.labels(issue)).toEqual(['emergency']);
  }, 60_000);

  it.each([
    ['ann', 'mira', /it takes tech-lead/],
    ['theo', 'theo', /they opened this pull request/],
  ])(
    'declared by %s on a pull request of %s counts for nothing, and it is said why',
    async (by, author, why) => {
      const number = await open(author);
      await untilRefused(number, shop.comment(number, by, DECLARE).id, why);
      expect(shop.status(number, 'migration-gate')?.state).toBe('pending');
      expect(shop.issues()).toEqual([]);
    },
    60_000,
  );

  it('is for the SQL that it was declared for: other SQL takes another one', async () => {
    const { number } = await declared();
    const other = shop.commit('drop', { [PATH]: 'DROP TABLE orders CASCADE;\n' }, { author: 'mira' });
    await untilStatus(shop, other, 'pending', WAITS);
    await untilIssue('closed');
    expect(shop.labels(number)).toEqual([]);
    shop.comment(number, 'tara', '/migration-gate emergency Bookings are still down');
    await untilStatus(shop, other, 'success', /emergency by tara/);
    await untilIssue('open', /tara/);
  }, 60_000);

  it('ends at its deadline where nothing was merged', async () => {
    const { number, deadline } = await declared();
    setClock(deadline - HOUR);
    const later = shop.commit('drop', { 'README.md': 'later' }, { author: 'mira' });
    await untilStatus(shop, later, 'success', GREEN);
    setClock(deadline);
    await untilStatus(shop, later, 'pending', WAITS);
    await untilIssue('closed');
    expect(shop.labels(number)).toEqual([]);
  }, 60_000);

  it('is done with when the approvals are there, after the merge too', async () => {
    const { number } = await declared();
    shop.merge(number, 'mira');
    shop.approve(number, 'ann');
    await untilIssue('open', /1 of 2 approvals/);
    shop.approve(number, 'bob');
    const issue = await untilIssue('closed', /The approvals are there: by ann and bob/);
    expect(saidIn(issue)).toEqual(['The approvals are there: by ann and bob.']);
    expect(shop.statuses(number).at(-1)?.description).toBe(GREEN);
  }, 60_000);

  it('is owed by the policy that it was merged under, whatever the policy says later', async () => {
    const { number } = await declared();
    shop.merge(number, 'mira');
    shop.approve(number, 'ann');
    await untilIssue('open', /1 of 2 approvals/);
    shop.commit('main', { '.github/migration-policy.yml': 'emergency: off\n' }, { author: 'bob' });
    shop.approve(number, 'bob');
    await untilIssue('closed', /The approvals are there: by ann and bob/);
  }, 60_000);

  it('calls for help once when its deadline passes without them, after a restart that lost all too', async () => {
    const { number, deadline } = await declared();
    shop.merge(number, 'mira');
    await vi.waitFor(
      () => expect(saidIn(number).some((body) => body.includes('After the merge'))).toBe(true),
      patience,
    );
    setClock(deadline - HOUR);
    shop.approve(number, 'ann');
    const issue = await untilIssue('open', /1 of 2 approvals/);
    expect(saidIn(issue)).toEqual([]);
    setClock(deadline);
    await vi.waitFor(() => {
      expect(shop.labels(issue)).toEqual(['emergency', 'overdue']);
      expect(saidIn(issue)).toHaveLength(1);
    }, patience);
    expect(saidIn(issue)[0]).toMatch(/@acme-\d+\/leads\n\nThe deadline of this emergency passed/);
    await gate.loseDatabase();
    shop.commentReview(number, 'tara');
    shop.approve(number, 'bob');
    await untilIssue('closed');
    expect(saidIn(issue)).toHaveLength(2);
  }, 90_000);
});
