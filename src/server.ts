import { createNodeMiddleware, Probot, ProbotOctokit } from 'probot';
import { gateApp } from './app.ts';
import { type Config, ROLES, type Role, webhookSecretsOf } from './config/config.ts';
import { sealingKeysOf } from './config/sealing-key.ts';
import { migrateDatabase } from './database/migrate.ts';
import { openDatabase } from './database/open-database.ts';
import { pruneDatabase } from './database/prune.ts';
import { fetchWithin } from './github/fetch-within.ts';
import { createPullRequests } from './github/pull-requests.ts';
import { logWith } from './log/context.ts';
import { createLogger } from './log/logger.ts';
import { startObservation } from './observation/observation.ts';
import { observedAudit } from './observation/observed-audit.ts';
import { observedFetch } from './observation/observed-fetch.ts';
import { observedHandler } from './observation/observed-handler.ts';
import { observedQueue } from './observation/observed-queue.ts';
import { observedMiddleware, webhookMeter } from './observation/observed-webhooks.ts';
import { startBoss } from './queue/boss.ts';
import { createInbox } from './queue/inbox.ts';
import { recoverWorks } from './queue/recover.ts';
import { waitingJobs } from './queue/waiting-jobs.ts';
import { startWorker, type Worker } from './queue/worker.ts';
import { createScriptReader } from './reading/script-reader.ts';
import { auditLog } from './store/audit-log.ts';
import { createStore } from './store/store.ts';
import { createJobHandler } from './usecases/handle-job.ts';
import type { Clock } from './usecases/ports/clock.ts';
import { SWEEP_EVERY } from './usecases/sweep.ts';
import { programVersion } from './version.ts';
import { startHttpServer, WEBHOOK_PATH } from './web/http-server.ts';
import { startMetricsServer } from './web/metrics-server.ts';

/** A server that runs. */
export interface RunningServer {
  readonly url: string;
  /** Where Prometheus asks, if it may. */
  readonly metricsUrl?: string;
  /** Takes no more webhooks, finishes what it is at, and lets go of its storage. */
  close(): Promise<void>;
}

/** How long requests, and then works, that are under way may take when the server is told to stop, in milliseconds. */
export const DRAIN = { requests: 10_000, works: 20_000 } as const;
const PRUNE_EVERY = 24 * 3_600_000;

/** `polite` is what GitHub asks for, one write a second, and pauses after faults; `hurried` is for a stand-in. */
export type Pace = 'polite' | 'hurried';

/** Milliseconds between two writes of an installation, and seconds before a work is tried a second time. */
const PACES: Readonly<Record<Pace, { readonly gap: number; readonly retryDelay: number }>> = {
  polite: { gap: 1_000, retryDelay: 5 },
  hurried: { gap: 0, retryDelay: 0 },
};

/** From one evaluation of a pull request to its next at least, in milliseconds: a burst of events costs few of them. */
const SPACINGS: Readonly<Record<Pace, number>> = { polite: 5_000, hurried: 0 };

/** How long GitHub may take to answer, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Neither waits for GitHub's limits nor tries again: the queue does both, and survives the process. Octokit's
 * throttling would space reads by GraphQL like writes, too.
 *
 * Asked for a new token, Probot's would ask github.com, whatever GitHub it is for.
 */
const ImpatientOctokit = ProbotOctokit.defaults(({ auth, ...options }: OctokitOptions) => ({
  ...options,
  auth: { ...auth, request: auth.request.defaults({ baseUrl: options.baseUrl }) },
  retry: { enabled: false },
  throttle: { enabled: false },
}));

/** What Probot makes its Octokits of, as far as it matters here. */
interface OctokitOptions {
  readonly baseUrl: string;
  readonly auth: { readonly request: { defaults(options: object): unknown } };
}

export interface ServerOptions {
  readonly pace?: Pace;
  /** By which merge windows open and ticks expire. */
  readonly clock?: Clock;
  /** Milliseconds between two sweeps, beside the one at the start. */
  readonly sweepEvery?: number | 'never';
  /** All of them without it. */
  readonly roles?: readonly Role[];
  /** From one evaluation of a pull request to its next at least, in milliseconds; by the pace without it. */
  readonly spacing?: number;
  /** How long to wait before looking again for what has become due, in milliseconds; the worker's own time without it. */
  readonly idle?: number;
}

/** Starts everything in the order in which it depends on each other; what was started is stopped if a part fails. */
export async function startServer(
  config: Config,
  log = createLogger(config.logLevel),
  {
    pace = 'polite',
    clock = () => new Date(),
    sweepEvery = SWEEP_EVERY,
    roles = ROLES,
    spacing = SPACINGS[pace],
    idle,
  }: ServerOptions = {},
): Promise<RunningServer> {
  const { app, webhookSecret, githubApiUrl, storage } = config;
  const stops: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const stop of stops.splice(0).reverse())
      await stop().catch((error) => log.warn({ error }, 'a part of the server could not be stopped'));
  };
  try {
    const database = await openDatabase(storage);
    stops.push(() => database.close());
    await migrateDatabase(database);
    await pruneDatabase(database, config);
    const pruning = setInterval(() => {
      pruneDatabase(database, config).catch((error) =>
        log.warn({ error }, 'old records could not be taken out'),
      );
    }, PRUNE_EVERY).unref();
    stops.push(async () => clearInterval(pruning));

    const observation = await startObservation(
      { metrics: config.metrics !== undefined, traces: config.traces === true },
      { waiting: () => waitingJobs(database) },
    );
    stops.push(() => observation.stop());
    const observer = { ...observation, logWith };
    const figures =
      config.metrics && observation.page
        ? await startMetricsServer({ page: observation.page, log }, config.metrics)
        : undefined;
    stops.push(async () => figures?.close(DRAIN.requests));

    const probot = new Probot({
      Octokit: ImpatientOctokit,
      request: { fetch: observedFetch(fetchWithin(PATIENCE), observer, log) },
      appId: app.id,
      privateKey: app.privateKey,
      secret: webhookSecret,
      baseUrl: githubApiUrl,
      log,
    });
    const store = createStore(database);
    let worker: Worker | undefined;
    const inbox = observedQueue(
      createInbox(database, () => worker?.wake()),
      observer.tracer,
    );
    const startWork = async () => {
      const boss = await startBoss(database, log, PACES[pace].retryDelay);
      stops.push(() => boss.stop({ graceful: false, close: false }));
      await recoverWorks(database, boss);
      const reader = createScriptReader();
      stops.push(() => reader.close());
      const handler = createJobHandler({
        pulls: createPullRequests((installation) => probot.auth(installation), app.id, {
          gap: PACES[pace].gap,
          kept: store.answers,
          budgets: store.budgets,
        }),
        store,
        audit: observedAudit(auditLog(database, programVersion()), observer.meter),
        sealingKeys: sealingKeysOf(config),
        ...(sweepEvery === 'never' ? {} : { sweepEvery }),
        clock,
        reader,
        queue: inbox,
        log,
      });
      const parts = { database, boss, handler: observedHandler(handler, observer), clock, log };
      worker = startWorker(parts, { spacing, ...(idle === undefined ? {} : { idle }) });
      if (sweepEvery !== 'never')
        await inbox.enqueue({ kind: 'sweep', cause: 'start' }, { priority: 'sweep' });
    };
    if (roles.includes('worker')) await startWork();
    stops.push(async () => worker?.stop(DRAIN.works));

    const takeWebhooks = async () => {
      const options = { probot, webhooksPath: WEBHOOK_PATH };
      const middleware = await createNodeMiddleware(gateApp(inbox, log), options);
      return {
        middleware: observedMiddleware(middleware, observer),
        onAnswered: webhookMeter(observer.meter),
        secrets: webhookSecretsOf(config),
        log,
      };
    };
    const webhooks = roles.includes('web') ? { webhooks: await takeWebhooks() } : {};
    const isReady = async () =>
      worker?.isRunning() !== false && (await database.query('SELECT 1 AS one')).length === 1;
    const web = await startHttpServer({ ...webhooks, isReady, log }, config);
    stops.push(() => web.close(DRAIN.requests));
    const urls = { url: web.url, ...(figures === undefined ? {} : { metricsUrl: figures.url }) };
    log.info({ ...urls, roles, storage: storage.kind, github: githubApiUrl }, 'the server is ready');
    return { ...urls, close };
  } catch (error) {
    await close();
    throw error;
  }
}
