import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLogger } from '../src/log/logger.ts';
import { startServer } from '../src/server.ts';
import { startGitHub } from '../test/support/github/github.ts';

/** Counts the requests that each event costs on GitHub, and holds them against the budget. */
interface Scene {
  readonly event: string;
  readonly budget: { readonly reads: number; readonly writes: number };
  readonly happens: () => void;
}

const SECRET = 'a webhook secret for the benchmark';
const PATH = 'db/migrations/002_notes.sql';

const github = await startGitHub();
let evaluations = 0;
const log = createLogger('info', {
  write(line) {
    if (line.includes('evaluated a pull request')) evaluations += 1;
  },
});
const server = await startServer(
  {
    app: { id: github.app.id, privateKey: github.app.privateKey },
    webhookSecret: SECRET,
    githubApiUrl: github.url,
    storage: { kind: 'embedded', folder: mkdtempSync(join(tmpdir(), 'migration-gate-bench-')) },
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1',
    logLevel: 'info',
    auditDays: 400,
  },
  log,
  { pace: 'hurried', sweepEvery: 'never' },
);
const shop = github.repository('acme/shop', {
  files: { 'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n' },
  permissions: { mira: 'write', yuki: 'write', ann: 'maintain' },
});
github.webhooks.deliverTo(`${server.url}/api/github/webhooks`, SECRET);

const add = { [PATH]: 'ALTER TABLE orders ADD COLUMN note text;\n' };
const other = { [PATH]: 'ALTER TABLE orders ADD COLUMN notes text;\n' };
const scenes: readonly Scene[] = [
  {
    event: 'a pull request without migrations is opened',
    budget: { reads: 1, writes: 1 },
    happens: () => shop.openPull({ head: 'readme', author: 'mira', files: { 'README.md': 'x' } }),
  },
  {
    event: 'a pull request with a migration is opened',
    budget: { reads: 3, writes: 3 },
    happens: () => shop.openPull({ head: 'notes', author: 'mira', files: add }),
  },
  {
    event: 'it is pushed to, with other SQL',
    budget: { reads: 3, writes: 3 },
    happens: () => shop.commit('notes', other, { author: 'mira' }),
  },
  {
    event: 'somebody approves',
    budget: { reads: 1, writes: 2 },
    happens: () => shop.approve(2, 'yuki'),
  },
  {
    event: 'somebody writes a comment that concerns nobody',
    budget: { reads: 0, writes: 0 },
    happens: () => shop.comment(2, 'yuki', 'Nice'),
  },
  {
    event: 'somebody asks for another look, nothing changed, and two reactions answer',
    budget: { reads: 1, writes: 2 },
    happens: () => shop.comment(2, 'yuki', '/migration-gate recheck'),
  },
  {
    event: 'a status arrives that nobody waits for',
    budget: { reads: 0, writes: 0 },
    happens: () => shop.setStatus(2, { context: 'ci/build', state: 'success' }, 'yuki'),
  },
  {
    event: 'a push after an approval of a commit, of which no webhook told',
    // Three more tell what the commit proposed: where it left the base branch, and both trees.
    budget: { reads: 6, writes: 3 },
    happens: () => {
      github.webhooks.weather = { drop: () => true };
      shop.commit('notes', add, { author: 'mira' });
      shop.approve(2, 'ann');
      github.webhooks.weather = {};
      shop.commit('notes', other, { author: 'mira' });
    },
  },
];

let over = 0;
process.stdout.write('| event | reads | writes | budget |\n|---|---|---|---|\n');
for (const { event, budget, happens } of scenes) {
  github.requests.reset();
  happens();
  await quiet();
  const { reads, writes } = github.requests;
  const within = reads <= budget.reads && writes <= budget.writes;
  if (!within) over += 1;
  process.stdout.write(
    `| ${event} | ${reads} | ${writes} | ${budget.reads} and ${budget.writes}${within ? '' : ' ✗ over it'} |\n`,
  );
}
process.stdout.write(`\n${evaluations} evaluations\n`);
await server.close();
await github.close();
process.exitCode = over === 0 ? 0 : 1;

/** Until nothing was asked for a second. */
async function quiet(): Promise<void> {
  await github.settled();
  let before = -1;
  while (before !== github.requests.reads + github.requests.writes) {
    before = github.requests.reads + github.requests.writes;
    await pause(1_200);
  }
}
