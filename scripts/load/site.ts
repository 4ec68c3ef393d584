import { setTimeout as pause } from 'node:timers/promises';
import { type StorageKind, startStorage } from '../../test/support/fleet/storage.ts';
import { startChild } from './child.ts';
import { LOAD_SECRET } from './deliver.ts';
import type { LoadedPull, StandInReady } from './messages.ts';

/** Gates that share a storage, and the stand-in for GitHub, a process each. */
export interface Site {
  /** Of the gates. */
  readonly urls: readonly string[];
  readonly pulls: readonly LoadedPull[];
  /** What was done so far. */
  counts(): Promise<Counts>;
  /** Waits until nothing was done for longer than a pull request has to wait; when something was last. */
  drained(): Promise<number>;
  stop(): Promise<void>;
}

export interface Counts {
  readonly evaluations: number;
  readonly requests: number;
}

const LOOK_EVERY = 100;
/** Longer than a pull request has to wait from one evaluation to its next. */
const SILENCE = 10_000;

export async function startSite(kind: StorageKind, replicas: number): Promise<Site> {
  const storage = await startStorage(kind);
  const gitHub = await startChild<StandInReady>('./stand-in.ts');
  const { url, appId, privateKey, pulls } = gitHub.ready;
  const environment = {
    APP_ID: String(appId),
    PRIVATE_KEY: privateKey,
    WEBHOOK_SECRET: LOAD_SECRET,
    GITHUB_API_URL: url,
    HOST: '127.0.0.1',
    PORT: '0',
    METRICS_PORT: 'off',
    ...storage.environment,
  };
  const gates = await Promise.all(
    Array.from({ length: replicas }, () => startChild<{ readonly url: string }>('./gate.ts', environment)),
  );
  const evaluations = async () => {
    const counts = await Promise.all(gates.map((gate) => gate.count()));
    return counts.reduce((sum, count) => sum + count, 0);
  };
  const counts = async () => ({ evaluations: await evaluations(), requests: await gitHub.count() });
  return {
    urls: gates.map(({ ready }) => ready.url),
    pulls,
    counts,
    async drained() {
      let known = '';
      let last = performance.now();
      while (performance.now() - last < SILENCE) {
        const now = JSON.stringify(await counts());
        if (now !== known) last = performance.now();
        known = now;
        await pause(LOOK_EVERY);
      }
      return last;
    },
    async stop() {
      await Promise.all(gates.map((gate) => gate.stop()));
      await gitHub.stop();
      await storage.close();
    },
  };
}
