import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Row } from './database.ts';
import type { ThreadAnswer, ThreadQuery, ThreadStart } from './pglite-messages.ts';

/** The thread's file beside this one: `.ts` in a checkout, `.js` after a build. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './pglite-thread.ts' : './pglite-thread.js',
  import.meta.url,
);

/** The one connection that an embedded database has. */
export interface Connection {
  ask(query: ThreadQuery): Promise<readonly Row[]>;
  close(): Promise<void>;
}

interface Asked {
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Opens the embedded database in a thread of its own: it computes whatever it is asked, and a long answer would keep
 * the webhooks waiting.
 *
 * @throws when what is there cannot be opened.
 */
export async function connectPglite(dataDir: string | undefined): Promise<Connection> {
  const thread = new Worker(THREAD, { workerData: { dataDir } satisfies ThreadStart });
  const [first]: [ThreadAnswer] = (await once(thread, 'message')) as [ThreadAnswer];
  if (first.kind === 'failed') {
    await thread.terminate();
    throw errorOf(first);
  }
  const asked: Asked[] = [];
  thread.unref();
  thread.on('message', (answer: ThreadAnswer) => {
    const oldest = asked.shift();
    if (asked.length === 0) thread.unref();
    if (answer.kind === 'rows') oldest?.resolve(answer.rows);
    if (answer.kind === 'failed') oldest?.reject(errorOf(answer));
  });
  return {
    ask: (query) =>
      new Promise((resolve, reject) => {
        asked.push({ resolve, reject });
        thread.ref();
        thread.postMessage(query);
      }),
    async close() {
      const ended = once(thread, 'exit');
      thread.ref();
      thread.postMessage('close');
      await ended;
    },
  };
}

function errorOf({ message, code }: Extract<ThreadAnswer, { readonly kind: 'failed' }>): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}
