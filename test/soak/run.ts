import { setTimeout as pause } from 'node:timers/promises';
import { makeTraffic, watchWebhooks } from '../chaos/traffic.ts';
import { Witness } from '../chaos/witness.ts';
import { setStage } from '../model/stage.ts';
import { startFleet } from '../support/fleet/fleet.ts';
import { type FleetStorage, type StorageKind, startStorage } from '../support/fleet/storage.ts';
import { startGitHub } from '../support/github/github.ts';
import { MEASURES, MemoryLog, MOST_AN_HOUR, MOST_AT_WORK, REPORTING } from './memory.ts';
import { countRows, GROWS } from './tables.ts';

export interface SoakOptions {
  readonly minutes: number;
  /** Events a second. */
  readonly rate: number;
  readonly seed: number;
}

export interface SoakResult {
  readonly figures: readonly (readonly [string, string | number])[];
  /** Rows of each table: halfway where they can be counted then, and in the end. */
  readonly rows: readonly (readonly [string, number | undefined, number])[];
  readonly departures: readonly string[];
}

/** So many that ten events a second bring none of them to what GitHub lets an installation write in an hour. */
const ORGANISATIONS = 40;
const PULLS_EACH = 5;
const SAMPLE_EVERY = 10_000;
const REST = 120_000;

/** How the Dockerfile tells glibc to give back what is free, in place of keeping it for as large a request to come. */
const AS_IN_THE_IMAGE = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** A table that grows by fewer rows in half of the time is taken to stand. */
const FEW_ROWS = 20;

/** Has one server work for a while on steady events, and measures what it gains meanwhile. */
export async function runSoak(
  kind: StorageKind,
  { minutes, rate, seed }: SoakOptions,
  say: (line: string) => void,
): Promise<SoakResult> {
  const github = await startGitHub({
    clock: () => new Date(),
    perHour: { core: 1_000_000, graphql: 1_000_000 },
  });
  const storage = await startStorage(kind);
  const stages = Array.from({ length: ORGANISATIONS }, (_, index) =>
    setStage(github, `team-${index + 1}`, PULLS_EACH),
  );
  const fleet = await startFleet(github, storage, {
    count: 1,
    options: REPORTING,
    env: { LOG_LEVEL: 'warn', ...AS_IN_THE_IMAGE },
  });
  const [server] = fleet.replicas;
  if (server === undefined) throw new Error('There is no server to measure.');
  try {
    const sent = watchWebhooks(github);
    const memory = new MemoryLog();
    const seconds = minutes * 60;
    const sizes: number[] = [];
    const halfway = halfwayRows(storage, seconds);
    const traffic = makeTraffic(stages, new Witness(stages), { events: rate * seconds, seconds, seed });
    const isOver = traffic.then(() => true);
    while (!(await Promise.race([isOver, pause(SAMPLE_EVERY, false)]))) {
      await memory.sample(server);
      sizes.push(await storage.size());
      if (sizes.length % 12 === 0)
        say(
          `${kind}: ${MEASURES.map((measure) => `${measure} ${memory.last(measure).toFixed(1)} MB`).join(', ')}`,
        );
    }
    await github.settled();
    await pause(REST);
    const atRest = await MemoryLog.now(server);
    const crashes = server.endings.running;
    // What the server still writes while it ends is told to nobody.
    const { lost, count } = sent;
    await fleet.stop();
    const database = await storage.open();
    const rows = await countRows(database);
    await database.close();
    const before = await halfway;
    const growth = memory.growth('heapUsed');
    const most = memory.most('rss');
    const half = sizes[Math.floor(sizes.length / 2)] ?? 0;
    const grown = [...rows].filter(
      ([table, count]) => count - (before?.get(table) ?? count) > FEW_ROWS && GROWS[table] === undefined,
    );
    return {
      figures: [
        ['storage', kind],
        ['events', `${rate * seconds} in ${minutes} minutes, ${count} webhooks`],
        ...MEASURES.flatMap((measure): readonly (readonly [string, string])[] => [
          [`${measure} in the end`, `${memory.last(measure).toFixed(1)} MB`],
          [`${measure} in the second half`, `${signed(memory.growth(measure))} MB an hour`],
        ]),
        ['rss after two minutes at rest', `${atRest.toFixed(1)} MB`],
        ['files halfway, in the end', `${megabytes(half)}, ${megabytes(sizes.at(-1) ?? 0)} MB`],
      ],
      rows: [...rows].map(([table, count]) => [table, before?.get(table), count]),
      departures: [
        ...(growth > MOST_AN_HOUR
          ? [`${kind}: what is in use grows by ${growth.toFixed(1)} MB an hour, more than ${MOST_AN_HOUR}`]
          : []),
        ...(most > MOST_AT_WORK[kind]
          ? [`${kind}: the process had ${most.toFixed(1)} MB, more than ${MOST_AT_WORK[kind]}`]
          : []),
        ...grown.map(
          ([table, count]) =>
            `${kind}: ${table} grows (${before?.get(table)} rows, then ${count}) and nothing says why`,
        ),
        ...(crashes > 0 ? [`${kind}: the server ended by itself ${crashes} times`] : []),
        ...(lost > 0 ? [`${kind}: ${lost} of ${count} webhooks were not acknowledged`] : []),
      ],
    };
  } finally {
    await fleet.stop();
    await github.close();
    await storage.close();
  }
}

/** Only where they can be counted while the server runs. */
async function halfwayRows(
  storage: FleetStorage,
  seconds: number,
): Promise<ReadonlyMap<string, number> | undefined> {
  if (!storage.isShared) return undefined;
  await pause(seconds * 500);
  const database = await storage.open();
  try {
    return await countRows(database);
  } finally {
    await database.close();
  }
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}
