import { setTimeout as pause } from 'node:timers/promises';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import type { JobHandler } from '../usecases/handle-job.ts';
import type { Log } from '../usecases/ports/log.ts';
import { performWork, type Work } from './perform-work.ts';
import { QUEUE } from './queue-name.ts';
import { resumeWorks } from './resume.ts';

export interface Worker {
  /** Something was queued: look at once. */
  wake(): void;
  /** Whether it can read the queue, and takes up what is in it. */
  isRunning(): boolean;
  /** Takes no more work, and resolves when what is being done is done, or after the time. */
  stop(milliseconds: number): Promise<void>;
}

export interface WorkerParts {
  readonly database: Database;
  readonly boss: PgBoss;
  readonly handler: JobHandler;
  readonly log: Log;
}

export interface WorkerOptions {
  /** Works done at the same time. */
  readonly concurrency?: number;
  /** How long to wait before looking again when nothing was there, in milliseconds. */
  readonly idle?: number;
}

/** The longest wait while the queue cannot be read, in milliseconds. */
const LONGEST_IDLE = 10_000;

/** How often works are looked for that are stored and not queued, and how old they are then, in seconds. */
const RESUME_SECONDS = 60;

/** Does the queued works, several at a time, each by one process only. */
export function startWorker(
  parts: WorkerParts,
  { concurrency = 4, idle = 1_000 }: WorkerOptions = {},
): Worker {
  const { database, boss, log } = parts;
  const running = new Set<Promise<void>>();
  let stopping = false;
  let failures = 0;
  let alarm = new AbortController();

  async function loop(): Promise<void> {
    while (!stopping) {
      const fetched = await fetchWorks();
      for (const queued of fetched) {
        const done = performWork(queued, parts).catch((error) => log.error({ error }, 'the worker failed'));
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
      const fetched = await boss.fetch<Work>(QUEUE, {
        batchSize: room,
        includeMetadata: true,
        groupConcurrency: 1,
      });
      failures = 0;
      return fetched;
    } catch (error) {
      failures += 1;
      log.error({ error }, 'the queue could not be read');
      return [];
    }
  }

  async function rest(): Promise<void> {
    const { signal } = alarm;
    const time = Math.min(idle * 2 ** failures, LONGEST_IDLE);
    await pause(time, undefined, { signal, ref: false }).catch(() => {});
    alarm = new AbortController();
  }

  function wake(): void {
    alarm.abort();
  }

  const resuming = setInterval(() => {
    resumeWorks(database, boss, RESUME_SECONDS).catch((error) =>
      log.warn({ error }, 'stored works could not be queued'),
    );
  }, RESUME_SECONDS * 1_000).unref();

  const ended = loop();
  return {
    wake,
    isRunning: () => !stopping && failures === 0,
    async stop(milliseconds) {
      stopping = true;
      clearInterval(resuming);
      wake();
      const all = ended.then(() => Promise.all(running)).then(() => true);
      const allDone = await Promise.race([all, pause(milliseconds, false, { ref: false })]);
      if (!allDone) log.warn({ works: running.size }, 'stopped before all was done: it is tried again');
    },
  };
}
