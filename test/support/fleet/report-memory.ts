import { setTimeout as pause } from 'node:timers/promises';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

/**
 * Loaded into each thread of a server before it starts: answers whoever asks how much memory is in use, once all that
 * is garbage is gone in every thread. A thread with little to do leaves its garbage for long.
 */

/** In bytes. */
export interface MemoryReport {
  /** Of the whole process. */
  readonly rss: number;
  /** Of the objects of all threads. */
  readonly heapUsed: number;
}

/** Within this the other threads have answered, in milliseconds. */
const ANSWERED_WITHIN = 1_000;

const questions = new BroadcastChannel('how much memory is in use');
const answers = new BroadcastChannel('so much memory is in use');
// Being asked keeps nobody from ending.
questions.unref();
answers.unref();

if (isMainThread) answerAsker();
else questions.onmessage = () => answers.postMessage(ownHeap());

function answerAsker(): void {
  let others = 0;
  answers.onmessage = ({ data }: { readonly data: unknown }) => {
    others += Number(data);
  };
  process.on('message', async () => {
    others = 0;
    questions.postMessage('now');
    await pause(ANSWERED_WITHIN, undefined, { ref: false });
    const heapUsed = others + ownHeap();
    process.send?.({ rss: process.memoryUsage.rss(), heapUsed } satisfies MemoryReport);
  });
  process.channel?.unref();
}

function ownHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
