import type { Worker } from 'node:worker_threads';

/** What tells how much of the processors' time a thread has taken; Node before 24.6 does not. */
export type Measured = Partial<Pick<Worker, 'cpuUsage'>>;

/** So many times as long a thread may take by the clock: where much else runs, it waits more than it works. */
const PATIENCE = 5;

/** Not asked more often than this, in milliseconds. */
const SHORTEST_WAIT = 10;

/**
 * Calls back when a thread has worked for some time from now on, as the processors count it, and when it has waited
 * too long for its turn. Where nobody tells its work, the clock does.
 *
 * @param milliseconds of work.
 * @returns what stops it.
 */
export function afterWork(thread: Measured, milliseconds: number, callback: () => void): () => void {
  const begun = workOf(thread);
  let next: NodeJS.Timeout | undefined;
  const last = setTimeout(end, milliseconds * PATIENCE);
  let stopped = false;

  function wait(left: number): void {
    next = setTimeout(look, Math.max(SHORTEST_WAIT, left));
  }

  async function look(): Promise<void> {
    const [before, now] = await Promise.all([begun, workOf(thread)]);
    if (stopped) return;
    const left = before === undefined || now === undefined ? 0 : milliseconds - (now - before);
    if (left > 0) wait(left);
    else end();
  }

  function end(): void {
    stop();
    callback();
  }

  function stop(): void {
    stopped = true;
    clearTimeout(next);
    clearTimeout(last);
  }

  wait(milliseconds);
  return stop;
}

/** Milliseconds of work so far; undefined where Node does not tell, or the thread has ended. */
async function workOf(thread: Measured): Promise<number | undefined> {
  try {
    const usage = await thread.cpuUsage?.();
    return usage && (usage.user + usage.system) / 1_000;
  } catch {
    return undefined;
  }
}
