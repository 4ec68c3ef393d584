import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of the benchmark, which answers whatever it is asked with its count. */
export interface Child<Ready> {
  readonly ready: Ready;
  count(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a file beside this one as a process of its own, and waits until it says that it is ready. */
export async function startChild<Ready>(
  file: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Child<Ready>> {
  const child: ChildProcess = fork(new URL(file, import.meta.url), {
    env: { PATH: process.env.PATH ?? '', ...environment },
  });
  const ended = once(child, 'exit');
  const said = async (): Promise<unknown> => {
    const [message] = await Promise.race([
      once(child, 'message'),
      ended.then(([code]) => Promise.reject(new Error(`${file} ended by itself with ${code}`))),
    ]);
    return message;
  };
  const ready = (await said()) as Ready;
  return {
    ready,
    async count() {
      child.send('count');
      return ((await said()) as { readonly count: number }).count;
    },
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
