import { Worker } from 'node:worker_threads';
import type { ReadProblem, Script } from '../domain/script.ts';
import type { ScriptReader } from '../usecases/ports/script-reader.ts';
import { afterWork } from './after-work.ts';
import { sizeOfBatch, type Waiting } from './batches.ts';
import type { ThreadAnswer, ThreadQuestions } from './thread-messages.ts';

export interface ReadingLimits {
  /** How long one text may keep a processor busy, in milliseconds, before its thread is ended. */
  readonly milliseconds: number;
  /** How much memory a thread's JavaScript may take, in megabytes. */
  readonly megabytes: number;
}

const LIMITS: ReadingLimits = { milliseconds: 2_000, megabytes: 256 };

/** Texts after which a thread is replaced, so that the parser's memory, which only grows, stays bounded. */
const MOST_TEXTS = 20_000;

/** The thread's file beside this one: `.ts` in a checkout, `.js` after a build. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

/**
 * Messages that the thread has before it. Whoever judges what was read hears of an answer only between two pieces of
 * its own work: with fewer the thread ran dry meanwhile.
 */
const MOST_ASKED = 8;

/** The part of the limit of time that several texts have together, before each is asked by itself with the rest. */
const SHARE_OF_COMPANY = 1 / 4;

interface Reading extends Waiting {
  readonly resolve: (script: Script) => void;
}

/**
 * Reads scripts in a thread of its own, one after another in the order they were asked for. A text over the limit
 * of time ends the thread and is answered with a problem; the next one gets a new thread.
 */
export function createScriptReader(
  limits: ReadingLimits = LIMITS,
): ScriptReader & { close(): Promise<void> } {
  const waiting: Reading[] = [];
  const asked: (readonly Reading[])[] = [];
  let thread: Worker | undefined;
  let ready = false;
  let stopWatch = () => {};
  let texts = 0;
  let closed = false;

  function start(): void {
    const started = new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } });
    thread = started;
    ready = false;
    texts = 0;
    started.unref();
    started.on('message', (answer: ThreadAnswer) => {
      if (started === thread) hear(answer);
    });
    started.on('error', (error) => {
      if (started === thread) fail({ kind: 'parser-failed', message: error.message });
    });
  }

  function hear(answer: ThreadAnswer): void {
    switch (answer.kind) {
      case 'ready':
        ready = true;
        next();
        return;
      case 'read': {
        const done = asked.shift() ?? [];
        stopWatch();
        texts += done.length;
        if (texts >= MOST_TEXTS) retire();
        else watch();
        for (const [at, script] of answer.scripts.entries()) done[at]?.resolve(script);
        next();
        return;
      }
      case 'ruined':
        fail({ kind: 'parser-failed', message: answer.message });
        return;
    }
  }

  function next(): void {
    if (waiting.length === 0 && asked.length === 0) thread?.unref();
    if (waiting.length === 0) return;
    if (thread === undefined) start();
    thread?.ref();
    while (ready && asked.length < MOST_ASKED && waiting.length > 0) {
      const batch = waiting.splice(0, sizeOfBatch(waiting));
      thread?.postMessage(batch.map(({ text, tool }) => ({ text, tool })) satisfies ThreadQuestions);
      if (asked.push(batch) === 1) watch();
    }
  }

  /** The thread is at the first of what it was asked from now on. */
  function watch(): void {
    const [first] = asked;
    if (first === undefined || thread === undefined) return;
    const [{ alone } = { alone: false }] = first;
    const share = first.length > 1 ? SHARE_OF_COMPANY : alone ? 1 - SHARE_OF_COMPANY : 1;
    const { milliseconds } = limits;
    stopWatch = afterWork(thread, milliseconds * share, () => fail({ kind: 'timed-out', milliseconds }));
  }

  /** The thread is not to be used again. Of several texts nobody knows which one it was. */
  function fail(problem: ReadProblem): void {
    const first = asked.shift() ?? waiting.splice(0, 1);
    retire();
    if (first.length > 1) waiting.unshift(...first.map((each) => ({ ...each, alone: true })));
    else first[0]?.resolve({ statements: [], problems: [problem] });
    next();
  }

  /** What the thread was asked and has not begun waits for the next one. */
  function retire(): void {
    stopWatch();
    void thread?.terminate();
    thread = undefined;
    ready = false;
    waiting.unshift(...asked.splice(0).flat());
  }

  return {
    read(text, tool) {
      if (closed)
        return Promise.reject(new Error('The script reader is closed; make a new one to read more.'));
      return new Promise((resolve) => {
        waiting.push({ text, tool, alone: false, resolve });
        next();
      });
    },
    async close() {
      closed = true;
      stopWatch();
      const last = thread;
      // What it says on its way out is not heard any more.
      thread = undefined;
      await last?.terminate();
    },
  };
}
