import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import getPort from 'get-port';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { openServer } from './support/databases.ts';
import { newStorageFolder } from './support/storage-folder.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const SECRET = 'a webhook secret for tests';
const PRIVATE_KEY = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
}).privateKey;

interface Server {
  readonly process: ChildProcess;
  readonly url: string;
  /** All that it wrote, once it has ended. */
  readonly output: Promise<string>;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** What the first process compiles the others need not. */
const NODE_COMPILE_CACHE = mkdtempSync(join(tmpdir(), 'migration-gate-compiled-'));
afterAll(() => rm(NODE_COMPILE_CACHE, { recursive: true, force: true, maxRetries: 5 }));

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function run(environment: Record<string, string>, port = 0): Server {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE, METRICS_PORT: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  ends.push(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]).then((parts) => parts.join(''));
  return { process: child, url: `http://127.0.0.1:${port}`, output, ended };
}

/** Starts it with all it needs and waits until it is ready. */
async function start(more: Record<string, string> = {}): Promise<Server> {
  const port = await getPort();
  const server = run(
    {
      APP_ID: '1',
      PRIVATE_KEY,
      WEBHOOK_SECRET: SECRET,
      HOST: '127.0.0.1',
      PORT: String(port),
      GITHUB_API_URL: 'http://127.0.0.1:9',
      ...more,
    },
    port,
  );
  await vi.waitFor(async () => expect((await fetch(`${server.url}/readyz`)).ok).toBe(true), {
    timeout: 30_000,
    interval: 50,
  });
  return server;
}

function newFolder(): string {
  const folder = newStorageFolder();
  ends.unshift(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A GitHub that gives tokens, notes which other requests came, and answers those when it is told to. */
async function slowGitHub() {
  const waiting: ServerResponse[] = [];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    // The reconciler's question at every start: the app is installed nowhere.
    if (path.includes('/app/installations?'))
      return void response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
    asked.push(`${request.method} ${path}`);
    if (!path.endsWith('/access_tokens')) return void waiting.push(response);
    const token = { token: 'ghs_swordfish', expires_at: new Date(Date.now() + 3_600_000), permissions: {} };
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(token));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(async () => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    waiting,
    asked,
    fail: () => {
      for (const response of waiting.splice(0)) response.writeHead(500).end('{}');
    },
  };
}

function sendPush(server: Server): Promise<Response> {
  const body = JSON.stringify({
    action: 'opened',
    number: 1,
    installation: { id: 1 },
    repository: { name: 'shop', owner: { login: 'acme' } },
    pull_request: { head: { sha: 'a'.repeat(40) }, updated_at: '2026-01-16T12:00:00Z' },
    sender: { login: 'mira' },
  });
  return fetch(`${server.url}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'pull_request',
      'x-github-delivery': crypto.randomUUID(),
      'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
    },
  });
}

const arrived = (github: { readonly waiting: readonly unknown[] }) =>
  vi.waitFor(() => expect(github.waiting.length).toBeGreaterThan(0), { timeout: 20_000, interval: 20 });

describe('the process', () => {
  it('does not start without an app, a key and a secret, and says all of it in one message', async () => {
    const server = run({ LOG_LEVEL: 'loud' });
    expect(await server.ended).toBe(1);
    const said = await server.output;
    for (const name of ['APP_ID', 'WEBHOOK_SECRET', 'PRIVATE_KEY or PRIVATE_KEY_PATH', 'LOG_LEVEL'])
      expect(said).toContain(`- ${name} `);
    expect(said).not.toMatch(/^ {4}at /m);
  });

  it('does not start on a folder that another one has, nor on a database that is not there', async () => {
    const DATA_FOLDER = newFolder();
    const first = await start({ DATA_FOLDER });
    const environment = { APP_ID: '1', PRIVATE_KEY, WEBHOOK_SECRET: SECRET, PORT: '0' };
    const second = run({ ...environment, DATA_FOLDER });
    const third = run({ ...environment, DATABASE_URL: 'postgres://gate:swordfish@127.0.0.1:9/gate' });
    expect(await second.ended).toBe(1);
    expect(await second.output).toContain(`is in use by process ${first.process.pid}`);
    expect(await third.ended).toBe(1);
    expect(await third.output).toMatch(/^The server cannot go on: The database at 127\.0\.0\.1:9\/gate/);
    expect(await third.output).not.toContain('swordfish');
  }, 60_000);

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'finishes what it is at on %s, takes nothing more, and ends well',
    async (signal) => {
      const github = await slowGitHub();
      const server = await start({ DATA_FOLDER: newFolder(), GITHUB_API_URL: github.url });
      expect((await sendPush(server)).status).toBe(200);
      await arrived(github);
      server.process.kill(signal);
      await vi.waitFor(() => expect(fetch(`${server.url}/healthz`)).rejects.toThrow(), 5_000);
      expect(server.process.exitCode).toBeNull();
      github.fail();
      expect(await server.ended).toBe(0);
      expect(await server.output).toContain('a job failed and is tried again');
    },
    60_000,
  );

  it('ends at once when it is told a second time', async () => {
    const github = await slowGitHub();
    const server = await start({ DATA_FOLDER: newFolder(), GITHUB_API_URL: github.url });
    await sendPush(server);
    await arrived(github);
    server.process.kill('SIGTERM');
    await vi.waitFor(() => expect(fetch(`${server.url}/healthz`)).rejects.toThrow(), 5_000);
    server.process.kill('SIGTERM');
    expect(await server.ended).toBe(1);
  }, 60_000);

  it('takes up again what it was at when it was killed', async () => {
    const github = await slowGitHub();
    const environment = { DATA_FOLDER: newFolder(), GITHUB_API_URL: github.url };
    const first = await start(environment);
    await sendPush(first);
    await arrived(github);
    first.process.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    github.fail();
    await start(environment);
    await arrived(github);
  }, 60_000);

  it('asks GitHub Enterprise Server for GraphQL beside its REST', async () => {
    const github = await slowGitHub();
    const server = await start({ DATA_FOLDER: newFolder(), GITHUB_API_URL: `${github.url}/api/v3` });
    await sendPush(server);
    await arrived(github);
    expect(github.asked).toEqual(['POST /api/v3/app/installations/1/access_tokens', 'POST /api/graphql']);
    server.process.kill('SIGTERM');
    github.fail();
    expect(await server.ended).toBe(0);
  }, 60_000);

  it('keeps everything in PostgreSQL where DATABASE_URL names one', async () => {
    const postgres = await openServer();
    ends.unshift(() => postgres.close());
    const github = await slowGitHub();
    const server = await start({ DATABASE_URL: postgres.url, GITHUB_API_URL: github.url });
    expect((await sendPush(server)).status).toBe(200);
    await arrived(github);
    server.process.kill('SIGTERM');
    github.fail();
    expect(await server.ended).toBe(0);
  }, 60_000);

  it('logs nothing that is secret, even at its most talkative', async () => {
    const github = await slowGitHub();
    const DATA_FOLDER = newFolder();
    const server = await start({ DATA_FOLDER, GITHUB_API_URL: github.url, LOG_LEVEL: 'trace' });
    await sendPush(server);
    await arrived(github);
    server.process.kill('SIGTERM');
    github.fail();
    await server.ended;
    const said = await server.output;
    expect(said).toContain('the server is ready');
    expect(said).not.toContain(SECRET);
    expect(said).not.toMatch(/PRIVATE KEY|eyJ[\w-]+\.|bearer [^[]|swordfish/i);
  }, 60_000);
});
