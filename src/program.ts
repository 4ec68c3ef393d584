import { availableParallelism } from 'node:os';
import { styleText } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import type { PullReader } from './commands/explain.ts';
import type { Ask, Terminal } from './commands/terminal.ts';
import { createReaderPool } from './reading/reader-pool.ts';
import { programVersion } from './version.ts';

/** More threads than this wait for the one that judges what they read. */
const MOST_READERS = 2;

// V8 would compile PostgreSQL's grammar a second time, to run faster: that takes 500 MB, and longer than it saves.
setFlagsFromString('--no-wasm-tier-up');
setFlagsFromString('--no-wasm-dynamic-tiering');
leaveQuietly(process.stdout);
leaveQuietly(process.stderr);
const args = process.argv.slice(2);
// One of the processors is for the judging.
const reader = createReaderPool(Math.max(1, Math.min(availableParallelism() - 1, MOST_READERS)));
// The first thread starts while the rest of the program is loaded.
if (args[0] === 'check') void reader.read('', 'numbered');
const { runCommandLine } = await import('./commands/command-line.ts');
const { write, flush } = output(process.stdout);
process.exitCode = await runCommandLine(args, {
  terminal: terminal(write),
  cwd: process.cwd(),
  version: programVersion(),
  reader,
  ...(process.stdin.isTTY === true && process.stdout.isTTY === true ? { ask } : {}),
  pulls: openGitHub,
  archive: async () => (await import('./open-archive.ts')).openArchive(),
  moveStorage: async (from, to) => (await import('./move-storage.ts')).moveFolder(from, to),
});
flush();
await reader.close();

function terminal(write: (text: string) => void): Terminal {
  const { stdout, stderr } = process;
  return {
    out: write,
    err: (text) => void stderr.write(text),
    // Node knows what NO_COLOR, FORCE_COLOR and the stream ask for: it colours, or leaves the text as it is.
    colour: styleText('red', 'x', { stream: stdout }) !== 'x',
    watched: stderr.isTTY === true,
    columns: stdout.isTTY === true ? stdout.columns : undefined,
  };
}

/** Loaded only when something is asked. */
async function ask(question: string): ReturnType<Ask> {
  const { createInterface } = await import('node:readline/promises');
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await asking.question(question);
  } finally {
    asking.close();
  }
}

/** To a person at once; elsewhere in large pieces, for each piece costs a call of the system. */
function output(stream: NodeJS.WriteStream) {
  const most = stream.isTTY === true ? 0 : 64 * 1024;
  let waiting = '';
  const flush = () => {
    if (waiting !== '') stream.write(waiting);
    waiting = '';
  };
  const write = (text: string) => {
    waiting += text;
    if (waiting.length > most) flush();
  };
  return { write, flush };
}

/** Loaded only when it is needed: most commands never ask GitHub. */
async function openGitHub(): Promise<PullReader> {
  const [{ Octokit }, { createPullRequests }, { readGitHubAccess }, { CannotRun }] = await Promise.all([
    import('@octokit/rest'),
    import('./github/pull-requests.ts'),
    import('./config/read-github-access.ts'),
    import('./commands/cannot-run.ts'),
  ]);
  const access = readGitHubAccess();
  if (access === undefined)
    throw new CannotRun(
      'GITHUB_TOKEN is not set: make a token that may read the repository, or use that of the GitHub CLI: ' +
        'GITHUB_TOKEN=$(gh auth token) migration-gate explain owner/repo#12',
    );
  const octokit = new Octokit({ auth: access.token, baseUrl: access.apiUrl, userAgent: 'migration-gate' });
  // No app of ours is asked after, so no check run is its own.
  return createPullRequests(async () => octokit, 0);
}

/** Whoever reads the output may stop early, as `head` does. */
function leaveQuietly(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}
