import { setTimeout as pause } from 'node:timers/promises';
import { setStage } from '../model/stage.ts';
import { startFleet } from '../support/fleet/fleet.ts';
import { type StorageKind, startStorage } from '../support/fleet/storage.ts';
import { startGitHub } from '../support/github/github.ts';
import { compareWithFresh } from './fresh-evaluation.ts';
import { describeLeftovers, forgotten } from './leftovers.ts';
import { AskedLog, interleavedWrites } from './one-at-a-time.ts';
import { makeTraffic, watchWebhooks } from './traffic.ts';
import { makeTrouble } from './trouble.ts';
import { untilWorkedOff } from './until-worked-off.ts';
import { endBadWeather, startBadWeather } from './weather.ts';
import { Witness } from './witness.ts';

export interface ChaosOptions {
  readonly storage: StorageKind;
  readonly events: number;
  readonly pulls: number;
  /** Each is an installation. */
  readonly organisations: number;
  /** For the events. */
  readonly seconds: number;
  readonly replicas: number;
  /** In seconds. */
  readonly killEvery: number;
  /** Of the storage. */
  readonly restarts: number;
  /** From the last event until the end at least, where webhooks were lost; in seconds. */
  readonly settle: number;
  /** How long the rest of the work may take then, in seconds. */
  readonly patience: number;
  readonly seed: number;
}

export interface ChaosResult {
  readonly figures: readonly (readonly [string, string | number])[];
  /** What was not as it must be. */
  readonly departures: readonly string[];
}

/** Plays events on real servers under trouble of every kind, and then holds what GitHub shows against what it must. */
export async function runChaos(options: ChaosOptions, say: (line: string) => void): Promise<ChaosResult> {
  const { events, pulls, organisations, seconds, replicas, killEvery, restarts, seed } = options;
  say(
    `seed ${seed}: ${events} events on ${pulls} pull requests of ${organisations} organisations in ${seconds} s`,
  );
  // As GitHub's own: several things may happen within one second.
  const github = await startGitHub({ clock: () => new Date() });
  const storage = await startStorage(options.storage);
  const stages = Array.from({ length: organisations }, (_, index) =>
    setStage(github, `team-${index + 1}`, Math.round(pulls / organisations)),
  );
  const witness = new Witness(stages);
  const asked = new AskedLog(github);
  const fleet = await startFleet(github, storage, { count: replicas });
  say(`${replicas} servers are ready on ${storage.kind} storage`);
  try {
    const sent = watchWebhooks(github);
    const began = performance.now();
    startBadWeather(github);
    const trouble = makeTrouble(fleet, storage, {
      killEvery: killEvery * 1_000,
      restarts,
      time: seconds * 1_000,
    });
    const reports = setInterval(() => {
      const { kills, restarts: restarted } = trouble.counts;
      const { requests, looks } = asked.counts;
      say(
        `${sent.count} webhooks, ${sent.lost} lost, ${kills} kills, ${restarted} restarts, ${looks} evaluations, ${requests} requests`,
      );
    }, 10_000);
    await makeTraffic(stages, witness, { events, seconds, seed });
    await github.settled();
    const happened = (performance.now() - began) / 1_000;
    const settled = pause(options.settle * 1_000, undefined, { ref: false });
    endBadWeather(github);
    await trouble.end();
    say('events, faults and kills are over');
    await untilWorkedOff(fleet, storage, () => asked.counts.requests, options.patience);
    const workedOff = (performance.now() - began) / 1_000;
    if (sent.lost > 0) {
      say(`waiting until lost webhooks are made up for: ${options.settle} s after the last event`);
      await settled;
    }
    const left = await untilWorkedOff(fleet, storage, () => asked.counts.requests, options.patience);
    clearInterval(reports);
    await fleet.stop();
    say('comparing with fresh evaluations');
    const { looks, requests, writes } = asked.counts;
    const entries = asked.of(stages, witness);
    const ends = witness.wrongEnds();
    const wrong = witness.wrongStatuses();
    const statuses = witness.statuses().length;
    const database = await storage.open();
    const unknown = await forgotten(sent.acknowledged, database);
    await database.close();
    const fresh = await compareWithFresh(github, stages);
    const crashes = fleet.replicas.map(({ endings }) => endings.running).reduce((a, b) => a + b, 0);
    return {
      figures: [
        ['storage', storage.kind],
        ['servers', replicas],
        ['events', `${events} in ${happened.toFixed(0)} s`],
        ['webhooks sent', sent.count],
        ['webhooks lost on the way', sent.lost],
        ['servers killed', trouble.counts.kills],
        ['restarts of PostgreSQL', trouble.counts.restarts],
        ['evaluations begun', looks],
        ['requests, of which writes', `${requests}, ${writes}`],
        ['statuses set', statuses],
        ['open pull requests, of which green', `${fresh.pulls}, ${fresh.green}`],
        ['what had arrived was worked off after', `${workedOff.toFixed(0)} s`],
        ['comments in other words than a fresh one', fresh.reworded.length],
        ['seed', seed],
      ],
      departures: [
        ...describeLeftovers(left),
        ...unknown.map((delivery) => `the delivery ${delivery} was acknowledged, and is not in storage`),
        ...(crashes > 0 ? [`${crashes} servers ended by themselves after they were ready`] : []),
        ...fresh.departures,
        ...ends,
        ...wrong,
        ...interleavedWrites(entries),
      ],
    };
  } finally {
    await fleet.stop();
    await github.close();
    await storage.close();
  }
}
