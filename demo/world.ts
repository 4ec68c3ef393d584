import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import getPort from 'get-port';
import type { Pace } from '../src/server.ts';
import { type Child, startChild } from '../test/support/child.ts';
import { SHOP } from './shop/shop.ts';
import { connectStage, type StageClient } from './story/stage-client.ts';

/** The stand-in for GitHub and the real server, each in a process of its own. */
export interface World {
  /** Where the page is. */
  readonly origin: string;
  readonly server: string;
  readonly stage: StageClient;
  /** Rejects when one of the processes ends by itself. */
  readonly ended: Promise<never>;
  /** What the processes said last. */
  tails(): string;
  stop(): Promise<void>;
}

const APP_ID = '4711';
const READY_MS = 60_000;

/**
 * Starts both and resolves when both are ready.
 *
 * @param pace the server's.
 * @param port the page's; without it a free one is taken.
 */
export async function startWorld(pace: Pace, port?: number): Promise<World> {
  const ports = {
    page: await getPort(port === undefined ? {} : { port }),
    api: await getPort(),
    server: await getPort(),
  };
  if (port !== undefined && ports.page !== port)
    throw new Error(`Port ${port} is taken: name another with --port, or leave it out for a free one`);
  const folder = await mkdtemp(join(tmpdir(), 'migration-gate-demo-'));
  const privateKey = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey;
  const shared = { APP_ID, PRIVATE_KEY: privateKey, WEBHOOK_SECRET: randomBytes(32).toString('hex') };
  const origin = `http://127.0.0.1:${ports.page}`;
  const server = `http://127.0.0.1:${ports.server}`;

  const github = startChild('The stand-in for GitHub', new URL('github.ts', import.meta.url), {
    ...shared,
    API_PORT: String(ports.api),
    PAGE_PORT: String(ports.page),
    WEBHOOK_URL: `${server}/api/github/webhooks`,
  });
  const gate = startChild('The server', new URL('gate.ts', import.meta.url), {
    ...shared,
    PACE: pace,
    GITHUB_API_URL: `http://127.0.0.1:${ports.api}`,
    HOST: '127.0.0.1',
    PORT: String(ports.server),
    PUBLIC_URL: server,
    DATA_FOLDER: folder,
    LOG_LEVEL: 'info',
    METRICS_PORT: 'off',
  });
  const children: readonly Child[] = [gate, github];
  const ended = Promise.race(children.map((child) => child.ended));
  ended.catch(() => {});
  const world: World = {
    origin,
    server,
    ended,
    stage: connectStage(origin, SHOP),
    tails: () => children.map((child) => `${child.name} said last:\n${child.tail()}`).join('\n\n'),
    stop: async () => {
      for (const child of children) await child.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  try {
    await Promise.race([Promise.all([answers(`${origin}/demo/ready`), answers(`${server}/readyz`)]), ended]);
  } catch (error) {
    await world.stop();
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${world.tails()}`, {
      cause: error,
    });
  }
  return world;
}

/** Asks until the address answers 2xx; rejects when it does not within a minute. */
async function answers(url: string): Promise<void> {
  const limit = AbortSignal.timeout(READY_MS);
  while (!limit.aborted) {
    const response = await fetch(url, { signal: limit }).catch(() => undefined);
    if (response?.ok === true) return;
    await pause(50);
  }
  throw new Error(`${url} did not answer within ${READY_MS / 1000} seconds`);
}
