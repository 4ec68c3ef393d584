import { createHmac, randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { untilStatus, WEBHOOK_SECRET } from '../support/running-gate.ts';
import { ADD, DROP, HIGH_WAITS, LOW_WAITS, PATH, shopsOfFile } from './shop.ts';

const { gate, open } = shopsOfFile({
  // Of the webhook that names another installation than its repository's.
  expectedErrors: ['gave up on a job after its last attempt'],
});

/** The last delivery of an event, as the stand-in sent it. */
function lastDelivery(event: string) {
  const delivery = gate.github.webhooks.deliveries.findLast((each) => each.event === event);
  if (delivery === undefined) throw new Error(`There was no ${event}.`);
  return delivery;
}

function post(event: string, payload: string, secret = WEBHOOK_SECRET, guid: string = randomUUID()) {
  return fetch(`${gate.url}/api/github/webhooks`, {
    method: 'POST',
    body: payload,
    headers: {
      'content-type': 'application/json',
      'x-github-delivery': guid,
      'x-github-event': event,
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(payload).digest('hex')}`,
    },
  });
}

const evaluations = (pull: string) =>
  gate.log.filter((line) => line.msg === 'evaluated a pull request' && line.pull === pull).length;

it('25: what was pushed while an evaluation ran is not passed over: nothing is said of the head before', async () => {
  const shop = open();
  const pull = await shop.open();
  gate.github.faults.next({ graphql: /^query Details/ }, { kind: 'delay', milliseconds: 2_000 });
  const { reads } = gate.github.requests;
  const before = shop.repository.commit('change', { [PATH]: `${ADD}-- more\n` }, { author: 'mira' });
  await vi.waitFor(() => expect(gate.github.requests.reads).toBeGreaterThan(reads), { timeout: 15_000 });
  shop.repository.commit('change', { [PATH]: DROP }, { author: 'mira' });
  await pull.until('pending', HIGH_WAITS);
  expect(shop.repository.statuses(before)).toEqual([]);
});

it('26: a webhook that is not signed with the secret is refused, and nothing comes of it', async () => {
  const shop = open();
  const pull = await shop.open();
  const { payload, event } = lastDelivery('pull_request');
  const before = evaluations(`${shop.owner}/shop#${pull.number}`);
  expect((await post(event, payload, 'another secret of whoever sends it')).status).toBe(401);
  const tampered = await fetch(`${gate.url}/api/github/webhooks`, {
    method: 'POST',
    body: payload.replace('"opened"', '"reopened"'),
    headers: {
      'x-github-delivery': randomUUID(),
      'x-github-event': event,
      'x-hub-signature-256': `sha256=${createHmac('sha256', WEBHOOK_SECRET).update(payload).digest('hex')}`,
    },
  });
  expect(tampered.status).toBe(401);
  shop.repository.commentReview(pull.number, 'ro');
  await pull.untilRead(shop.repository.head('change'), 2);
  expect(evaluations(`${shop.owner}/shop#${pull.number}`)).toBe(before + 1);
});

it('26: a delivery that is sent again is handled once', async () => {
  const shop = open();
  const pull = await shop.open();
  const name = `${shop.owner}/shop#${pull.number}`;
  const { id } = lastDelivery('pull_request');
  gate.github.webhooks.redeliver(id);
  gate.github.webhooks.redeliver(id);
  await gate.github.settled();
  shop.repository.commentReview(pull.number, 'ro');
  await pull.untilRead(shop.repository.head('change'), 2);
  expect(evaluations(name)).toBe(2);
});

it('26: a webhook that names another installation gets at nothing of this one', async () => {
  const shop = open();
  const other = open();
  const pull = await shop.open();
  const { payload, event } = lastDelivery('pull_request');
  const foreign = gate.github.installationOf(other.owner).id;
  const renamed = payload.replace(/"installation":\{"id":\d+/, `"installation":{"id":${foreign}`);
  expect(renamed).not.toBe(payload);
  const { writes } = gate.github.requests;
  expect((await post(event, renamed)).status).toBe(200);
  shop.repository.commentReview(pull.number, 'ro');
  await pull.untilRead(shop.repository.head('change'), 2);
  expect(gate.github.requests.writes).toBe(writes);
});

it('27: over errors, limits, half answers and broken connections the last verdict stays until another attempt succeeds', async () => {
  const shops = [open(), open(), open(), open(), open()];
  const pulls = await Promise.all(shops.map((shop) => shop.open()));
  const { faults } = gate.github;
  faults.next({ graphql: /Overview/ }, { status: 502 });
  faults.next({ graphql: /Overview/ }, { kind: 'secondary-limit', retryAfterSeconds: 1 });
  faults.next(
    { graphql: /Overview/ },
    { kind: 'graphql-error', type: 'FORBIDDEN', path: ['repository', 'pullRequest', 'reviews'] },
  );
  faults.next({ graphql: /Overview/ }, { kind: 'drop' });
  // A green status is not set where the comment with its reasons cannot be.
  faults.next({ method: 'PATCH', path: /\/issues\/comments\// }, { status: 503 });
  for (const pull of pulls) pull.approve('yuki');
  await Promise.all(pulls.map((pull) => pull.until('success')));
  for (const { repository, number, comment } of pulls) {
    expect(repository.statuses(number).map(({ state }) => state)).toEqual(['pending', 'success']);
    expect(comment).toMatch(/✅ \[yuki\]/);
  }
});

it('27: half a list of files is never taken for all of it', async () => {
  const shop = open();
  const many = Object.fromEntries(Array.from({ length: 130 }, (_, at) => [`a/${at}.txt`, 'x']));
  gate.github.faults.next({ path: /\/files$/ }, { status: 200, body: [] });
  const pull = await shop.open({ ...many, 'z/migrations/002_drop.sql': DROP });
  await pull.until('failure', /GitHub lists only 0 of the changed files/);
  shop.repository.comment(pull.number, 'ro', '/migration-gate recheck');
  expect(shop.repository.statuses(pull.number).map(({ state }) => state)).not.toContain('success');
});

it('28: what lost webhooks told of is found by a command', async () => {
  const shop = open();
  const pull = await shop.open();
  gate.github.webhooks.weather = { drop: () => true };
  pull.approve('yuki');
  shop.repository.commit('change', { [PATH]: DROP }, { author: 'mira' });
  gate.github.webhooks.weather = {};
  expect(pull.state).toBe('none');
  shop.repository.comment(pull.number, 'ro', '/migration-gate recheck');
  await pull.until('pending', HIGH_WAITS);
});

it('28: a pull request that no webhook told of is found by a command', async () => {
  const shop = open();
  gate.github.webhooks.weather = { drop: () => true };
  const { number } = shop.repository.openPull({ head: 'change', author: 'mira', files: { [PATH]: ADD } });
  gate.github.webhooks.weather = {};
  shop.repository.comment(number, 'yuki', '/migration-gate recheck');
  await untilStatus(shop.repository, number, 'pending', LOW_WAITS);
});
