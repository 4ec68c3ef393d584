import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of its own, and what it said last. */
export interface Child {
  readonly name: string;
  readonly process: ChildProcess;
  /** The end of its output, for when something goes wrong. */
  tail(): string;
  /** Rejects when the process ends before it was stopped. */
  readonly ended: Promise<never>;
  /** Asks it to end, and ends it after ten seconds. */
  stop(): Promise<void>;
  /** Ends it at once, whatever it is at. */
  kill(): Promise<void>;
}

const TAIL_LINES = 25;
const PATIENCE_MS = 10_000;

/**
 * Runs a TypeScript file with this Node as a process of its own, with that environment and no other.
 *
 * @param options of Node itself.
 */
export function startChild(
  name: string,
  file: URL,
  env: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Child {
  const child = spawn(process.execPath, [...options, fileURLToPath(file)], {
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      lines = [...lines, ...text.trimEnd().split('\n')].slice(-TAIL_LINES);
    });
  let stopping = false;
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) => {
      if (!stopping) reject(new Error(`${name} ended by itself (${signal ?? `exit code ${code}`})`));
    });
    child.once('error', reject);
  });
  ended.catch(() => {});
  return {
    name,
    process: child,
    ended,
    tail: () => lines.join('\n'),
    stop: () => {
      stopping = true;
      return stopProcess(child);
    },
    kill: () => {
      stopping = true;
      return endProcess(child, 'SIGKILL');
    },
  };
}

async function stopProcess(child: ChildProcess): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await endProcess(child, 'SIGTERM');
  clearTimeout(timer);
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** What any program needs of the environment; nothing that would configure ours. */
function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'NODE_EXTRA_CA_CERTS'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
