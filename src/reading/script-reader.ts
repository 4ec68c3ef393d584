import { Worker } from 'node:worker_threads';
import type { ReadProblem, Script } from '../domain/script.ts';
import type { ScriptReader } from '../usecases/ports/script-reader.ts';
import type { ThreadAnswer, ThreadQuestion } from './thread-messages.ts';

export interface ReadingLimits {
  /** How long one text may take, in milliseconds, before its thread is ended. */
  readonly milliseconds: number;
  /** How much memory a thread's JavaScript may take, in megabytes. */
  readonly megabytes: number;
}

const LIMITS: ReadingLimits = { milliseconds: 2_000, megabytes: 256 };

/** Texts after which a thread is replaced, so that the parser's memory, which only grows, stays bounded. */
const MOST_TEXTS = 2_000;

/** The thread's file beside this one: `.ts` in a checkout, `.js` after a build. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

interface Waiting extends ThreadQuestion {
  readonly resolve: (script: Script) => void;
}

/**
 * Reads scripts in a thread of its own, one after another in the order they were asked for. A text over the limit
 * of time ends the thread and is answered with a problem; the next one gets a new thread.
 */
export function createScriptReader(
  limits: ReadingLimits = LIMITS,
): ScriptReader & { close(): Promise<void> } {
  const waiting: Waiting[] = [];
  let thread: Worker | undefined;
  let ready = false;
  let current: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;
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
      if (started !== thread) return;
      retire();
      answerCurrent({ kind: 'parser-failed', message: error.message });
    });
  }

  function hear(answer: ThreadAnswer): void {
    switch (answer.kind) {
      case 'ready':
        ready = true;
        next();
        return;
      case 'read':
        if (++texts >= MOST_TEXTS) retire();
        finish(answer.script);
        return;
      case 'ruined':
        retire();
        answerCurrent({ kind: 'parser-failed', message: answer.message });
        return;
    }
  }

  function next(): void {
    if (current !== undefined || waiting.length === 0) return;
    if (thread === undefined) start();
    thread?.ref();
    if (!ready) return;
    current = waiting.shift();
    timer = setTimeout(() => {
      retire();
      answerCurrent({ kind: 'timed-out', milliseconds: limits.milliseconds });
    }, limits.milliseconds);
    if (current !== undefined)
      thread?.postMessage({ text: current.text, tool: current.tool } satisfies ThreadQuestion);
  }

  function retire(): void {
    void thread?.terminate();
    thread = undefined;
  }

  function answerCurrent(problem: ReadProblem): void {
    finish({ statements: [], problems: [problem] });
  }

  function finish(script: Script): void {
    clearTimeout(timer);
    const done = current ?? waiting.shift();
    current = undefined;
    done?.resolve(script);
    if (waiting.length === 0) thread?.unref();
    next();
  }

  return {
    read(text, tool) {
      if (closed)
        return Promise.reject(new Error('The script reader is closed; make a new one to read more.'));
      return new Promise((resolve) => {
        waiting.push({ text, tool, resolve });
        next();
      });
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await thread?.terminate();
    },
  };
}
