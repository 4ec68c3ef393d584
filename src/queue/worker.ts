import { setTimeout as pause } from 'node:timers/promises';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import { type Job, mergeJobs } from '../domain/job.ts';
import type { JobHandler } from '../usecases/handle-job.ts';
import { GitHubFault } from '../usecases/ports/github-fault.ts';
import type { Log } from '../usecases/ports/log.ts';
import { sendWork } from './job-queue.ts';
import { QUEUE, RETRIES } from './queue-name.ts';

export interface Worker {
  /** Something was queued: look at once. */
  wake(): void;
  /** Takes no more work, and resolves when what is being done is done, or after the time. */
  stop(milliseconds: number): Promise<void>;
}

export interface WorkerOptions {
  /** Works done at the same time. */
  readonly concurrency?: number;
  /** How long to wait before looking again when nothing was there, in milliseconds. */
  readonly idle?: number;
}

interface Work {
  readonly work: string;
}

/** After so many attempts it is given up when nothing says that waiting helps. */
const ATTEMPTS_WHEN_PERMANENT = 2;

/** Does the queued works, several at a time, each by one process only. */
export function startWorker(
  parts: {
    readonly database: Database;
    readonly boss: PgBoss;
    readonly handler: JobHandler;
    readonly log: Log;
  },
  { concurrency = 4, idle = 1_000 }: WorkerOptions = {},
): Worker {
  const { boss, log } = parts;
  const running = new Set<Promise<void>>();
  let stopping = false;
  let alarm = new AbortController();

  async function loop(): Promise<void> {
    while (!stopping) {
      const fetched = await fetchWorks();
      for (const job of fetched) {
        const done = perform(job, parts).catch((error) => log.error({ error }, 'the worker failed'));
        running.add(done);
        void done.then(() => {
          running.delete(done);
          wake();
        });
      }
      if (fetched.length === 0) await rest();
    }
  }

  async function fetchWorks(): Promise<readonly JobWithMetadata<Work>[]> {
    const room = concurrency - running.size;
    if (room <= 0) return [];
    try {
      return await boss.fetch<Work>(QUEUE, { batchSize: room, includeMetadata: true, groupConcurrency: 1 });
    } catch (error) {
      log.error({ error }, 'the queue could not be read');
      return [];
    }
  }

  async function rest(): Promise<void> {
    const { signal } = alarm;
    await pause(idle, undefined, { signal, ref: false }).catch(() => {});
    alarm = new AbortController();
  }

  function wake(): void {
    alarm.abort();
  }

  const ended = loop();
  return {
    wake,
    async stop(milliseconds) {
      stopping = true;
      wake();
      const all = ended.then(() => Promise.all(running)).then(() => {});
      await Promise.race([all, pause(milliseconds, undefined, { ref: false })]);
    },
  };
}

/** Does one work with everything that was queued for it, and says to the queue what became of it. */
async function perform(
  queued: JobWithMetadata<Work>,
  parts: {
    readonly database: Database;
    readonly boss: PgBoss;
    readonly handler: JobHandler;
    readonly log: Log;
  },
): Promise<void> {
  const { database, boss } = parts;
  const { work } = queued.data;
  const attempt = await database.withLock(work, () => attemptWork(queued, parts));
  // Another process is at it: what was queued is done after it.
  if (attempt === undefined) await again(queued, new Date(Date.now() + 2_000), boss);
  else if (attempt.done.kind === 'later') await again(queued, attempt.done.at, boss);
  else if (attempt.done.kind === 'failed')
    await boss.fail(QUEUE, queued.id, { message: attempt.done.message });
  else await boss.complete(QUEUE, queued.id);
}

type Attempt =
  | { readonly kind: 'done' }
  | { readonly kind: 'later'; readonly at: Date }
  | { readonly kind: 'failed'; readonly message: string };

async function attemptWork(
  queued: JobWithMetadata<Work>,
  {
    database,
    handler,
    log,
  }: { readonly database: Database; readonly handler: JobHandler; readonly log: Log },
): Promise<Attempt> {
  const { work } = queued.data;
  const rows = await database.query('SELECT id, job FROM migration_gate.jobs WHERE work = $1 ORDER BY id', [
    work,
  ]);
  const [first, ...others] = rows.map((row) => JSON.parse(String(row.job)) as Job);
  if (first === undefined) return { kind: 'done' };
  const job = mergeJobs([first, ...others]);
  const forget = () =>
    database.query('DELETE FROM migration_gate.jobs WHERE id = ANY ($1::bigint[])', [
      rows.map((row) => row.id),
    ]);
  try {
    await handler.handle(job);
    await forget();
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof GitHubFault && error.kind === 'rate-limited' && error.retryAt !== undefined) {
      log.warn({ job, until: error.retryAt }, 'GitHub limits the requests: waiting');
      return { kind: 'later', at: error.retryAt };
    }
    if (attemptsLeft(queued, error)) {
      log.warn({ job, error, attempt: queued.retryCount + 1 }, 'a job failed and is tried again');
      return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
    await forget();
    await handler.park(job, error);
    return { kind: 'done' };
  }
}

function attemptsLeft({ retryCount }: JobWithMetadata<Work>, error: unknown): boolean {
  const permanent = error instanceof GitHubFault && (error.kind === 'gone' || error.kind === 'forbidden');
  return retryCount + 1 < (permanent ? ATTEMPTS_WHEN_PERMANENT : RETRIES.limit);
}

/** Puts the work back without counting an attempt. */
async function again({ id, data }: JobWithMetadata<Work>, startAfter: Date, boss: PgBoss): Promise<void> {
  await sendWork(boss, data.work, startAfter);
  await boss.complete(QUEUE, id);
}
