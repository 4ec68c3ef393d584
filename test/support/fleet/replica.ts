import { setTimeout as pause } from 'node:timers/promises';
import { type Child, startChild } from '../child.ts';

/** One place in a fleet: a server runs there, and after its end another. */
export interface Replica {
  readonly url: string;
  /** The server that runs there now. */
  readonly child: Child;
  /** Whether it said that it is ready since it was started last. */
  readonly isReady: boolean;
  /** How often a server ended there by itself: before it was ready, as when its storage is away, and after. */
  readonly endings: { readonly starting: number; readonly running: number };
  untilReady(): Promise<void>;
  /** Ends the server in the middle of whatever it does, and starts another. */
  kill(): Promise<void>;
  /** Lets it finish what it is at. None runs there then, until one is started. */
  stop(): Promise<void>;
  start(): void;
}

const MAIN = new URL('../../../src/main.ts', import.meta.url);
const READY_WITHIN = 180_000;
const LOOK_EVERY = 50;
/** Before a server that ended by itself is started again, as whoever looks after servers does. */
const RESTART_AFTER = 500;

/**
 * Starts a server as a process.
 *
 * @param env everything that it is told; its port is in it.
 * @param options of Node.
 */
export function startReplica(
  name: string,
  env: Readonly<Record<string, string>> & { readonly PORT: string },
  options: readonly string[] = [],
): Replica {
  const url = `http://127.0.0.1:${env.PORT}`;
  const endings = { starting: 0, running: 0 };
  let isReady = false;
  let isWanted = true;
  let lastWords = '';
  let child = launch();

  function launch(): Child {
    const started = startChild(name, MAIN, env, options);
    isReady = false;
    void lookUntilReady(started);
    started.ended.catch(async () => {
      endings[isReady ? 'running' : 'starting'] += 1;
      isReady = false;
      lastWords = started.tail();
      await pause(RESTART_AFTER);
      if (isWanted && child === started) child = launch();
    });
    return started;
  }

  async function lookUntilReady(started: Child): Promise<void> {
    // Not before the old server's answers can be told from the new one's.
    await pause(LOOK_EVERY);
    while (child === started && started.process.exitCode === null && started.process.signalCode === null) {
      const answer = await fetch(`${url}/readyz`).catch(() => undefined);
      await answer?.arrayBuffer().catch(() => undefined);
      if (answer?.ok === true && child === started) {
        isReady = true;
        return;
      }
      await pause(LOOK_EVERY);
    }
  }

  return {
    url,
    endings,
    get child() {
      return child;
    },
    get isReady() {
      return isReady;
    },
    async untilReady() {
      const limit = Date.now() + READY_WITHIN;
      while (!isReady) {
        if (Date.now() > limit)
          throw new Error(
            `${name} is not ready after ${READY_WITHIN / 1_000} s:\n${lastWords}\n${child.tail()}`,
          );
        await pause(LOOK_EVERY);
      }
    },
    async kill() {
      isReady = false;
      await child.kill();
      child = launch();
    },
    async stop() {
      isWanted = false;
      isReady = false;
      await child.stop();
    },
    start() {
      isWanted = true;
      child = launch();
    },
  };
}
