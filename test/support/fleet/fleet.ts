import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import type { GitHub } from '../github/github.ts';
import { type Forwarder, startForwarder } from './forwarder.ts';
import { type Replica, startReplica } from './replica.ts';
import type { FleetStorage } from './storage.ts';

export const FLEET_SECRET = 'a webhook secret for a fleet of servers';

/** Real servers as processes, which share a storage, behind one address for webhooks. */
export interface Fleet {
  readonly url: string;
  readonly replicas: readonly Replica[];
  /**
   * Kills one of those that are ready, by turns, and starts another in its place.
   *
   * @returns whether there was one.
   */
  killOne(): Promise<boolean>;
  /** Lets all servers finish, does something while none runs, and starts them again. */
  whileStopped<T>(work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

export interface FleetOptions {
  readonly count: number;
  /** Of Node, for each server. */
  readonly options?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the servers, has GitHub's webhooks come to them, and resolves when all of them are ready. */
export async function startFleet(
  github: GitHub,
  storage: FleetStorage,
  { count, options = [], env = {} }: FleetOptions,
): Promise<Fleet> {
  // What was compiled once is not compiled again: servers that are killed all the time start all the time.
  const cache = await mkdtemp(join(tmpdir(), 'migration-gate-compiled-'));
  const replicas: Replica[] = [];
  for (let number = 1; number <= count; number += 1) {
    const replica = startReplica(
      `Server ${number}`,
      {
        APP_ID: String(github.app.id),
        PRIVATE_KEY: github.app.privateKey,
        WEBHOOK_SECRET: FLEET_SECRET,
        GITHUB_API_URL: github.url,
        HOST: '127.0.0.1',
        PORT: String(await getPort()),
        METRICS_PORT: 'off',
        NODE_COMPILE_CACHE: cache,
        ...storage.environment,
        ...env,
      },
      options,
    );
    replicas.push(replica);
    // One after the other, so that the first makes the tables and fills the cache.
    await replica.untilReady();
  }
  const forwarder: Forwarder = await startForwarder(replicas.map(({ url }) => url));
  github.webhooks.deliverTo(`${forwarder.url}/api/github/webhooks`, FLEET_SECRET);
  let turn = 0;
  return {
    url: forwarder.url,
    replicas,
    async killOne() {
      for (let step = 1; step <= count; step += 1) {
        const replica = replicas[(turn + step) % count];
        if (replica?.isReady !== true) continue;
        turn = (turn + step) % count;
        await replica.kill();
        return true;
      }
      return false;
    },
    async whileStopped(work) {
      await Promise.all(replicas.map((replica) => replica.stop()));
      const done = await work();
      for (const replica of replicas) replica.start();
      await Promise.all(replicas.map((replica) => replica.untilReady()));
      return done;
    },
    async stop() {
      await Promise.all(replicas.map((replica) => replica.stop()));
      await forwarder.close();
      await rm(cache, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
