import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '../test/support/databases.ts';
import { WEBHOOK_EXAMPLES } from '../test/support/webhook-examples.ts';
import { type Child, startChild } from './load/child.ts';
import type { LoadedPull, StandInReady } from './load/messages.ts';

/**
 * How soon webhooks are acknowledged while evaluations run, and how many evaluations they cost. The gate, the
 * stand-in for GitHub and whoever sends the webhooks are a process each.
 */
const { rate, seconds, storage } = parseArgs({
  options: {
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '10' },
    storage: { type: 'string', multiple: true, default: ['embedded', 'postgres'] },
  },
}).values;

const SECRET = 'a webhook secret for the benchmark';
const LIMIT = { p99: 25 };
/** As large as what GitHub sends. */
const EXAMPLE = WEBHOOK_EXAMPLES.find(
  ({ event, payload }) => event === 'pull_request' && 'action' in payload && payload.action === 'synchronize',
);
if (EXAMPLE === undefined) throw new Error('There is no example of a push to a pull request.');
const PAYLOAD = EXAMPLE.payload as Readonly<Record<string, object>>;

process.stdout.write(
  '| storage | events | acknowledged p50 | p99 | slowest | evaluations | a second | requests each | load |\n' +
    '|---|---|---|---|---|---|---|---|---|\n',
);
let isOver = false;
for (const kind of storage) isOver = (await measure(kind)) || isOver;
process.exitCode = isOver ? 1 : 0;

async function measure(kind: string): Promise<boolean> {
  const postgres = kind === 'postgres' ? await startPostgres() : undefined;
  const gitHub = await startChild<StandInReady>('./stand-in.ts');
  const { url, appId, privateKey, pulls } = gitHub.ready;
  const gate = await startChild<{ readonly url: string }>('./gate.ts', {
    APP_ID: String(appId),
    PRIVATE_KEY: privateKey,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: url,
    HOST: '127.0.0.1',
    PORT: '0',
    ...(postgres === undefined
      ? { DATA_FOLDER: mkdtempSync(join(tmpdir(), 'migration-gate-load-')) }
      : { DATABASE_URL: postgres.url }),
  });
  // What is compiled and opened once is not what is measured.
  await send(gate.ready.url, pulls, 50, 50);
  await drained(gate);
  const before = { evaluations: await gate.count(), requests: await gitHub.count() };

  const started = performance.now();
  const events = Number(rate) * Number(seconds);
  const times = (await send(gate.ready.url, pulls, events, Number(rate))).toSorted((a, b) => a - b);
  const load = loadavg()[0] ?? 0;
  const drainedAt = await drained(gate);
  const evaluations = (await gate.count()) - before.evaluations;
  const requests = (await gitHub.count()) - before.requests;
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const milliseconds = (time: number) => `${time.toFixed(1)} ms`;
  process.stdout.write(
    `| ${kind} | ${events} at ${rate}/s | ${milliseconds(at(0.5))} | ${milliseconds(at(0.99))} | ` +
      `${milliseconds(at(1))} | ${evaluations} | ${((evaluations * 1_000) / (drainedAt - started)).toFixed(1)} | ` +
      `${(requests / evaluations).toFixed(2)} | ${load.toFixed(1)} |\n`,
  );
  await gate.stop();
  await gitHub.stop();
  await postgres?.stop();
  return at(0.99) > LIMIT.p99;
}

/** Sends events about the pull requests in turn, and says how long each acknowledgement took. */
async function send(
  url: string,
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
    if (pull !== undefined) sent.push(deliver(url, pull, agent));
  }
  return Promise.all(sent).finally(() => agent.destroy());
}

function deliver(url: string, pull: LoadedPull, agent: Agent): Promise<number> {
  const { installation, owner, name, number } = pull;
  const { repository, pull_request: example } = PAYLOAD;
  const body = JSON.stringify({
    ...PAYLOAD,
    number,
    installation: { id: installation },
    repository: { ...repository, name, full_name: `${owner}/${name}`, owner: { login: owner } },
    pull_request: { ...example, number },
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
        'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
      },
    });
    // A connection that was open for long may be closed just when it is used again.
    asked.on('error', (error) =>
      asked.reusedSocket ? deliver(url, pull, agent).then(resolve, reject) : reject(error),
    );
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

/** Until nothing was evaluated for longer than the gate lets a pull request wait; the time of the last. */
async function drained(gate: Child<unknown>): Promise<number> {
  let count = await gate.count();
  let last = performance.now();
  while (performance.now() - last < 7_000) {
    await pause(250);
    const now = await gate.count();
    if (now !== count) last = performance.now();
    count = now;
  }
  return last;
}
