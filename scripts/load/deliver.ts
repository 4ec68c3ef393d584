import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { WEBHOOK_EXAMPLES } from '../../test/support/webhook-examples.ts';
import type { LoadedPull } from './messages.ts';

export const LOAD_SECRET = 'a webhook secret for the benchmark';

/** As large as what GitHub sends. */
const EXAMPLE = exampleOfPush();

function exampleOfPush(): Readonly<Record<string, object>> {
  const found = WEBHOOK_EXAMPLES.find(
    ({ event, payload }) =>
      event === 'pull_request' && 'action' in payload && payload.action === 'synchronize',
  );
  if (found === undefined) throw new Error('There is no example of a push to a pull request.');
  return found.payload as Readonly<Record<string, object>>;
}

/**
 * Sends events about the pull requests in turn, to the gates in turn.
 *
 * @returns how long each took to be acknowledged, in milliseconds.
 */
export async function send(
  urls: readonly string[],
  pulls: readonly LoadedPull[],
  events: number,
  perSecond: number,
): Promise<readonly number[]> {
  const started = performance.now();
  // The gate may have ended what was connected before.
  const agent = new Agent({ keepAlive: true });
  const sent: Promise<number>[] = [];
  for (let event = 0; event < events; event += 1) {
    const wait = started + (event * 1_000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    const pull = pulls[event % pulls.length];
    const url = urls[event % urls.length];
    if (pull !== undefined && url !== undefined) sent.push(deliver(url, pull, agent));
  }
  return Promise.all(sent).finally(() => agent.destroy());
}

function deliver(
  url: string,
  { installation, owner, name, number }: LoadedPull,
  agent: Agent,
): Promise<number> {
  const { repository, pull_request: pull } = EXAMPLE;
  const body = JSON.stringify({
    ...EXAMPLE,
    number,
    installation: { id: installation },
    repository: { ...repository, name, full_name: `${owner}/${name}`, owner: { login: owner } },
    pull_request: { ...pull, number },
  });
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api/github/webhooks`, {
      agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-github-event': 'pull_request',
        'x-github-delivery': randomUUID(),
        'x-hub-signature-256': `sha256=${createHmac('sha256', LOAD_SECRET).update(body).digest('hex')}`,
      },
    });
    asked.on('error', reject);
    asked.on('response', (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(performance.now() - started)
          : reject(new Error(`A webhook was answered with ${response.statusCode}.`)),
      );
    });
    asked.end(body);
  });
}
