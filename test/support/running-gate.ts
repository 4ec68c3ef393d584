import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { createLogger } from '../../src/log/logger.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server.ts';
import type { Clock } from '../../src/usecases/ports/clock.ts';
import { type GitHub, type GitHubOptions, startGitHub } from './github/github.ts';
import type { RepositoryScript } from './github/script/repository.ts';
import { newStorageFolder } from './storage-folder.ts';

/** The real server beside the stand-in for GitHub, both in this process. */
export interface RunningGate {
  readonly github: GitHub;
  readonly url: string;
  /** Where its figures are; only of a gate that is watched. */
  readonly metricsUrl: string | undefined;
  /** Lines that the server logged. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** Ends the server, and starts another on the same storage. */
  restart(): Promise<void>;
  /** Ends the server, and starts another that remembers nothing. */
  loseDatabase(): Promise<void>;
  close(): Promise<void>;
}

/** How often a gate looks for what has become due on a clock that a test may set, in milliseconds. */
const IDLE = 200;

export const WEBHOOK_SECRET = 'a webhook secret for tests';

export interface GateOptions {
  readonly github?: GitHubOptions;
  /** The gate's; GitHub has its own. */
  readonly clock?: Clock;
  /** Whether it has figures, and sends traces to where OpenTelemetry's variables say. */
  readonly watched?: boolean;
  /** Milliseconds between two sweeps; without it there are none, so that what is counted is what happens. */
  readonly sweepEvery?: number;
  /** Errors that a test of the file is about: what the server logs of them is none of its faults. */
  readonly expectedErrors?: readonly string[];
}

export async function startGate({ github: options, ...own }: GateOptions = {}): Promise<RunningGate> {
  const github = await startGitHub({ validate: true, ...options });
  const log: Record<string, unknown>[] = [];
  const logger = createLogger('info', { write: (line) => void log.push(JSON.parse(line)) });
  let folder = newStorageFolder();
  let server = await startOwnServer(github, folder, logger, own);
  const end = async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    github,
    get url() {
      return server.url;
    },
    get metricsUrl() {
      return server.metricsUrl;
    },
    log,
    async restart() {
      await server.close();
      server = await startOwnServer(github, folder, logger, own);
    },
    async loseDatabase() {
      await end();
      folder = newStorageFolder();
      server = await startOwnServer(github, folder, logger, own);
    },
    async close() {
      await end();
      await github.close();
    },
  };
}

/** A server that gets GitHub's webhooks from now on. */
async function startOwnServer(
  github: GitHub,
  folder: string,
  logger: ReturnType<typeof createLogger>,
  {
    clock,
    watched = false,
    sweepEvery = 'never',
  }: Omit<GateOptions, 'github' | 'sweepEvery'> & Pick<ServerOptions, 'sweepEvery'>,
): Promise<RunningServer> {
  const server = await startServer(
    {
      app: { id: github.app.id, privateKey: github.app.privateKey },
      webhookSecret: WEBHOOK_SECRET,
      githubApiUrl: github.url,
      storage: { kind: 'embedded', folder },
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'http://127.0.0.1',
      logLevel: 'info',
      auditDays: 400,
      ...(watched ? { metrics: { host: '127.0.0.1', port: 0 }, traces: true } : {}),
    },
    logger,
    { pace: 'hurried', sweepEvery, ...(clock === undefined ? {} : { clock, idle: IDLE }) },
  );
  github.webhooks.deliverTo(`${server.url}/api/github/webhooks`, WEBHOOK_SECRET);
  return server;
}

/**
 * The gate of a file of tests: started before the first of them, and after the last held to GitHub's published
 * schemas and to a log without an error.
 */
export function gateOfFile(options: GateOptions = {}): Omit<RunningGate, 'close'> {
  let running: RunningGate | undefined;
  const gate = () => {
    if (running === undefined) throw new Error('The gate runs only while there are tests.');
    return running;
  };
  beforeAll(async () => {
    running = await startGate(options);
  }, 60_000);
  afterAll(async () => {
    const { close, github, log } = gate();
    await close();
    expect(github.contract.departures).toEqual([]);
    const { expectedErrors = [] } = options;
    const errors = log.filter(({ level }) => level === 'error');
    expect(errors.filter(({ msg }) => !expectedErrors.includes(String(msg)))).toEqual([]);
  }, 60_000);
  return {
    get github() {
      return gate().github;
    },
    get url() {
      return gate().url;
    },
    get metricsUrl() {
      return gate().metricsUrl;
    },
    get log() {
      return gate().log;
    },
    restart: () => gate().restart(),
    loseDatabase: () => gate().loseDatabase(),
  };
}

/** Waits until the gate's status of a pull request (or commit) says this. */
export function untilStatus(
  repository: RepositoryScript,
  at: number | string,
  state: string,
  description?: string | RegExp,
): Promise<void> {
  return vi.waitFor(
    () => {
      const status = repository.status(at, 'migration-gate');
      const said = `${status?.state ?? 'no status'}: ${status?.description ?? ''}`;
      const fits =
        status?.state === state &&
        (description === undefined ||
          (typeof description === 'string'
            ? status.description === description
            : description.test(status.description ?? '')));
      if (!fits) throw new Error(`expected ${state} ${description ?? ''}, and what came was ${said}`);
    },
    { timeout: 15_000, interval: 25 },
  );
}
