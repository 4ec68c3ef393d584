import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { createNodeMiddleware, Probot } from 'probot';
import { afterEach, describe, expect, it } from 'vitest';
import { gateApp } from '../../src/app.ts';
import type { Job } from '../../src/domain/job.ts';
import type { Inbox } from '../../src/usecases/ports/inbox.ts';
import { startHttpServer, WEBHOOK_PATH } from '../../src/web/http-server.ts';
import type { WebServer } from '../../src/web/listen.ts';
import { startGitHub } from '../support/github/github.ts';

const SECRET = 'a webhook secret for tests';
const PREVIOUS = 'the secret before this one';
const RECHECK = {
  action: 'created',
  installation: { id: 1 },
  repository: { name: 'shop', owner: { login: 'acme' } },
  issue: { number: 7, pull_request: {} },
  comment: {
    id: 70,
    body: '/migration-gate recheck',
    created_at: '2026-01-16T12:00:00Z',
    updated_at: '2026-01-16T12:00:00Z',
    user: { login: 'ann', type: 'User' },
  },
  sender: { login: 'ann', type: 'User' },
};

let server: WebServer | undefined;
afterEach(async () => {
  await server?.close(1_000);
  server = undefined;
});

const lines: unknown[] = [];
const log = {
  info: () => {},
  warn: (fields: object) => void lines.push(fields),
  error: (fields: object) => void lines.push(fields),
};

/** The server with Probot behind it and an inbox that only remembers. */
async function start(inbox: Partial<Inbox> = {}, isReady = async () => true) {
  lines.length = 0;
  const jobs: Job[] = [];
  const github = await startGitHub();
  const { id, privateKey } = github.app;
  await github.close();
  const probot = new Probot({ appId: id, privateKey, secret: SECRET, logLevel: 'fatal' });
  const take: Inbox['take'] = async (_delivery, taken) => void jobs.push(...taken);
  const app = gateApp({ take, ...inbox }, log);
  const middleware = await createNodeMiddleware(app, { probot, webhooksPath: WEBHOOK_PATH });
  server = await startHttpServer(
    { webhooks: { middleware, secrets: [SECRET, PREVIOUS], log }, isReady, log },
    { host: '127.0.0.1', port: 0 },
  );
  return { url: server.url, jobs };
}

function post(url: string, body: string, headers: Record<string, string> = {}, secret = SECRET) {
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  return fetch(url + WEBHOOK_PATH, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'issue_comment',
      'x-github-delivery': '1',
      'x-hub-signature-256': signature,
      ...headers,
    },
  });
}

describe('a webhook', () => {
  it('with a valid signature becomes a job', async () => {
    const { url, jobs } = await start();
    expect((await post(url, JSON.stringify(RECHECK))).status).toBe(200);
    expect(jobs).toMatchObject([{ kind: 'pull-request', pull: { number: 7 }, cause: 'recheck' }]);
  });

  it('that is signed with the previous secret becomes one, too: secrets are changed without a gap', async () => {
    const { url, jobs } = await start();
    expect((await post(url, JSON.stringify(RECHECK), {}, PREVIOUS)).status).toBe(200);
    expect(jobs).toHaveLength(1);
    expect((await post(url, JSON.stringify(RECHECK), {}, 'neither of the two')).status).toBe(401);
    expect(jobs).toHaveLength(1);
  });

  it.each(['another secret', 'development'])(
    'signed with “%s” is refused before anything is stored',
    async (secret) => {
      const { url, jobs } = await start();
      expect((await post(url, JSON.stringify(RECHECK), {}, secret)).status).toBe(401);
      expect(jobs).toEqual([]);
    },
  );

  it.each(['x-github-event', 'x-github-delivery', 'x-hub-signature-256'])(
    'without %s is refused',
    async (header) => {
      const { url } = await start();
      const headers = {
        'x-github-event': 'push',
        'x-github-delivery': '1',
        'x-hub-signature-256': 'sha256=00',
      };
      const rest = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== header));
      expect((await fetch(url + WEBHOOK_PATH, { method: 'POST', body: '{}', headers: rest })).status).toBe(
        400,
      );
    },
  );

  it('that lacks what it needs is answered 400', async () => {
    const { url, jobs } = await start();
    const { issue: _, ...rest } = RECHECK;
    expect((await post(url, JSON.stringify(rest))).status).toBe(400);
    expect(jobs).toEqual([]);
  });

  it('that is no JSON is answered 400', async () => {
    const { url } = await start();
    expect((await post(url, '{')).status).toBe(400);
  });

  it('tells its sender nothing of what went wrong inside', async () => {
    const take = async () => {
      throw new Error('the password is swordfish');
    };
    const { url } = await start({ take });
    const answer = await post(url, JSON.stringify(RECHECK));
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('Internal Server Error\n');
    expect(JSON.stringify(lines)).toContain('swordfish');
  });
});

describe('a body that is too large', () => {
  it('is refused by its announced length, before any of it is read', async () => {
    const { url } = await start();
    const said = await raw(url, `content-length: ${30 * 1024 * 1024}\r\n`, '');
    expect(said).toContain('413');
  });

  it('is refused while it comes in, when its length was not announced', async () => {
    const { url } = await start();
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    const said = await raw(url, 'transfer-encoding: chunked\r\n', chunk.repeat(27));
    expect(said).toContain('413');
  });
});

describe('other addresses', () => {
  it.each([
    ['GET', '/healthz', 200],
    ['GET', '/readyz', 200],
    ['GET', WEBHOOK_PATH, 405],
    ['GET', '/', 404],
    ['POST', '/elsewhere', 404],
  ])('%s %s is answered %i', async (method, path, status) => {
    const { url } = await start();
    expect((await fetch(url + path, { method })).status).toBe(status);
  });

  it.each([
    ['says no', async () => false],
    ['breaks', () => Promise.reject(new Error('no database'))],
  ])('it lives but is not ready while its storage %s', async (_what, isReady) => {
    const { url } = await start({}, isReady);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  });
});

describe('closing', () => {
  it('answers what is under way first', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { url } = await start({ take: () => held });
    const answer = post(url, JSON.stringify(RECHECK));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const closed = server?.close(5_000);
    release();
    expect((await answer).status).toBe(200);
    await closed;
    server = undefined;
  });
});

/** A request by hand; resolves to what is answered before the connection ends. */
function raw(url: string, headers: string, body: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\nx-github-event: push\r\nx-github-delivery: 1\r\nx-hub-signature-256: sha256=00\r\n${headers}\r\n${body}`,
      );
    });
    socket.on('data', (bytes) => {
      said += bytes.toString();
      socket.end();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(said));
  });
}
