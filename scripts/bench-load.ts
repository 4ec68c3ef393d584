import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { STORAGES, type StorageKind } from '../test/support/fleet/storage.ts';
import { send } from './load/deliver.ts';
import { type Site, startSite } from './load/site.ts';

/**
 * How soon webhooks are acknowledged while evaluations run, how many evaluations a burst of them costs, and how fast
 * one, two and three processes evaluate. The gates, the stand-in for GitHub and whoever sends the webhooks are a
 * process each.
 */
const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '10' },
    storage: { type: 'string', multiple: true, default: [...STORAGES] },
    replicas: { type: 'string', multiple: true, default: ['1', '2', '3'] },
    only: { type: 'string' },
  },
});
const kinds = STORAGES.filter((kind) => values.storage.includes(kind));

/** The 99th percentile of acknowledgements in milliseconds, and evaluations of a burst. */
const MOST = { p99: 25, evaluations: 300 };
/** As many pull requests as the stand-in has. */
const BURST = { events: 1_000, seconds: 10 };
const LOOK_EVERY = 50;

const departures: string[] = [];
if (isWanted('acknowledgement')) {
  row('storage', 'events', 'acknowledged p50', 'p99', 'slowest', 'load');
  row('---', '---', '---', '---', '---', '---');
  for (const kind of kinds) await onSite(kind, 1, (site) => measureAcknowledgement(kind, site));
}
if (isWanted('burst')) {
  row('storage', 'events', 'pull requests', 'evaluations', 'requests each', 'load');
  row('---', '---', '---', '---', '---', '---');
  for (const kind of kinds) await onSite(kind, 1, (site) => measureBurst(kind, site));
}
if (isWanted('evaluations') && kinds.includes('postgres')) {
  row('processes', 'evaluations', 'a second', 'requests each', 'load');
  row('---', '---', '---', '---', '---');
  for (const replicas of values.replicas.map(Number))
    await onSite('postgres', replicas, (site) => measureEvaluations(replicas, site));
}
for (const departure of departures) process.stderr.write(`✗ ${departure}\n`);
process.exitCode = departures.length === 0 ? 0 : 1;

function isWanted(part: 'acknowledgement' | 'burst' | 'evaluations'): boolean {
  return values.only === undefined || values.only === part;
}

async function onSite(
  kind: StorageKind,
  replicas: number,
  measure: (site: Site) => Promise<void>,
): Promise<void> {
  const site = await startSite(kind, replicas);
  try {
    await measure(site);
  } finally {
    await site.stop();
  }
}

async function measureAcknowledgement(kind: StorageKind, site: Site): Promise<void> {
  await warmUp(site);
  const events = Number(values.rate) * Number(values.seconds);
  const sent = await send(site.urls, site.pulls, events, Number(values.rate));
  const times = sent.toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const milliseconds = (share: number) => `${at(share).toFixed(1)} ms`;
  row(kind, `${events} at ${values.rate}/s`, milliseconds(0.5), milliseconds(0.99), milliseconds(1), load());
  if (at(0.99) > MOST.p99) departures.push(`${kind}: p99 is more than ${MOST.p99} ms`);
}

async function measureBurst(kind: StorageKind, site: Site): Promise<void> {
  await warmUp(site);
  const before = await site.counts();
  await send(site.urls, site.pulls, BURST.events, BURST.events / BURST.seconds);
  await site.drained();
  const after = await site.counts();
  const evaluations = after.evaluations - before.evaluations;
  const each = (after.requests - before.requests) / evaluations;
  const events = `${BURST.events} in ${BURST.seconds} s`;
  row(kind, events, site.pulls.length, evaluations, each.toFixed(2), load());
  if (evaluations > MOST.evaluations)
    departures.push(`${kind}: more than ${MOST.evaluations} evaluations of a burst`);
}

/** Of pull requests that nobody has seen yet, so that everything is read and written. */
async function measureEvaluations(replicas: number, site: Site): Promise<void> {
  const started = performance.now();
  await send(site.urls, site.pulls, site.pulls.length, 1_000);
  let done = await site.counts();
  // Not until all is quiet: what an evaluation wrote is looked at once more, some seconds later.
  while (done.evaluations < site.pulls.length) {
    await pause(LOOK_EVERY);
    done = await site.counts();
  }
  const { evaluations, requests } = done;
  const took = (performance.now() - started) / 1_000;
  row(replicas, evaluations, (evaluations / took).toFixed(1), (requests / evaluations).toFixed(2), load());
}

/** What is compiled and opened once is not what is measured. */
async function warmUp(site: Site): Promise<void> {
  await send(site.urls, site.pulls, site.pulls.length, 50);
  await site.drained();
}

function row(...cells: readonly (string | number)[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

/** How much else the machine has to do. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
