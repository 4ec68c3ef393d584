import { setTimeout as pause } from 'node:timers/promises';
import type { JobWithMetadata } from 'pg-boss';
import { type Finished, type PerformingParts, performWork, type Work } from './perform-work.ts';
import { QUEUE } from './queue-name.ts';
import { recoverWorks } from './recover.ts';
import { sendDue } from './send-due.ts';

export interface Worker {
  /** Something was stored: look at once. */
  wake(): void;
  /** Whether it can read the queue, and takes up what is in it. */
  isRunning(): boolean;
  /** Takes no more work, and resolves when what is being done is done, or after the time. */
  stop(milliseconds: number): Promise<void>;
}

export interface WorkerOptions {
  /** Works done at the same time by this process. */
  readonly concurrency?: number;
  /** Works of one installation at the same time, by all processes: fewer, so that there is room for the others. */
  readonly perInstallation?: number;
  /** From the beginning of a work to its next beginning at least, in milliseconds. */
  readonly spacing?: number;
  /** How long to wait before looking again when nothing was there, in milliseconds. */
  readonly idle?: number;
  /** Told of each work that was taken up, whatever came of it. */
  readonly onFinished?: (finished: Finished) => void;
}

/**
 * From one look to the next at least, in milliseconds, and the works taken up at one look. What arrives meanwhile is
 * found by one look: the inbox is not searched once for each of many webhooks while they wait to be stored. And works
 * that fall due together begin one after the other, so that a webhook has its turn between them.
 */
const BREATH = 20;
const MOST_AT_ONCE = 2;

/** How often to look for works whose process is gone, in milliseconds. */
const RECOVER_EVERY = 5_000;

/** The longest wait while the queue cannot be read, in milliseconds. */
const LONGEST_IDLE = 10_000;

/** Does the works that are due, several at a time, each by one process only. */
export function startWorker(
  parts: PerformingParts,
  {
    concurrency = 8,
    perInstallation = 4,
    spacing = 0,
    idle = 1_000,
    onFinished = () => {},
  }: WorkerOptions = {},
): Worker {
  const { database, boss, clock, log } = parts;
  const running = new Set<Promise<void>>();
  /** The last attempt at each work. */
  const underway = new Map<string, Promise<void>>();
  let stopping = false;
  let failures = 0;
  let recoveredAt = performance.now();
  let alarm = new AbortController();

  async function loop(): Promise<void> {
    while (!stopping) {
      const { signal } = alarm;
      const fetched = await fetchWorks();
      for (const queued of fetched) start(queued);
      await pause(BREATH);
      if (fetched.length === 0) await rest(signal);
    }
  }

  function start(queued: JobWithMetadata<Work>): void {
    const { work } = queued.data;
    // What is tried again at once may come before its last attempt has let go of its lock.
    const before = underway.get(work) ?? Promise.resolve();
    const done = before
      .then(() => performWork(queued, parts))
      .then(onFinished, (error) => log.error({ error }, 'the worker failed'));
    underway.set(work, done);
    running.add(done);
    void done.then(() => {
      running.delete(done);
      if (underway.get(work) === done) underway.delete(work);
      wake();
    });
  }

  async function fetchWorks(): Promise<readonly JobWithMetadata<Work>[]> {
    const room = concurrency - running.size;
    if (room <= 0) return [];
    try {
      await recover();
      await sendDue(database, boss, clock, { perInstallation, spacing });
      const fetched = await boss.fetch<Work>(QUEUE, {
        batchSize: Math.min(room, MOST_AT_ONCE),
        includeMetadata: true,
        groupConcurrency: perInstallation,
      });
      failures = 0;
      return fetched;
    } catch (error) {
      failures += 1;
      log.error({ error }, 'the queue could not be read');
      return [];
    }
  }

  /** Of other processes: on a storage of one process nobody else can have been at a work since it started. */
  async function recover(): Promise<void> {
    if (database.isAlone || performance.now() - recoveredAt < RECOVER_EVERY) return;
    recoveredAt = performance.now();
    const works = await recoverWorks(database, boss);
    if (works > 0) log.warn({ works }, 'a process is gone that was at works: they are tried again');
  }

  /** Until it is woken; also by what came while it looked. */
  async function rest(signal: AbortSignal): Promise<void> {
    const time = Math.min(idle * 2 ** failures, LONGEST_IDLE);
    await pause(time, undefined, { signal, ref: false }).catch(() => {});
    alarm = new AbortController();
  }

  function wake(): void {
    alarm.abort();
  }

  const ended = loop();
  return {
    wake,
    isRunning: () => !stopping && failures === 0,
    async stop(milliseconds) {
      stopping = true;
      wake();
      const all = ended.then(() => Promise.all(running)).then(() => true);
      const allDone = await Promise.race([all, pause(milliseconds, false, { ref: false })]);
      if (!allDone) log.warn({ works: running.size }, 'stopped before all was done: it is tried again');
    },
  };
}
