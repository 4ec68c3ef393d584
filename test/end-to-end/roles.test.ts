import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../src/config/config.ts';
import { createLogger } from '../../src/log/logger.ts';
import { startServer } from '../../src/server.ts';
import { openServer } from '../support/databases.ts';
import { type GitHub, startGitHub } from '../support/github/github.ts';
import { untilStatus, WEBHOOK_SECRET } from '../support/running-gate.ts';

const ends: (() => Promise<void>)[] = [];
let github: GitHub;
let start: (role: Role) => ReturnType<typeof startServer>;

beforeAll(async () => {
  const postgres = await openServer();
  ends.push(() => postgres.close());
  github = await startGitHub();
  ends.push(() => github.close());
  const { id, privateKey } = github.app;
  start = async (role) => {
    const server = await startServer(
      {
        app: { id, privateKey },
        webhookSecret: WEBHOOK_SECRET,
        githubApiUrl: github.url,
        storage: { kind: 'postgres', url: postgres.url },
        host: '127.0.0.1',
        port: 0,
        publicUrl: 'http://127.0.0.1',
        logLevel: 'info',
        auditDays: 365,
      },
      createLogger('silent'),
      { pace: 'hurried', roles: [role] },
    );
    ends.push(() => server.close());
    return server;
  };
}, 60_000);
afterAll(async () => {
  for (const end of ends.reverse()) await end();
}, 60_000);

it('a process that takes webhooks alone leaves them to those that work them off, which take none', async () => {
  const web = await start('web');
  github.webhooks.deliverTo(`${web.url}/api/github/webhooks`, WEBHOOK_SECRET);
  const shop = github.repository('acme/shop', { permissions: { mira: 'write' } });
  const pull = shop.openPull({ head: 'readme', author: 'mira', files: { 'README.md': 'Hello' } });
  await github.settled();
  expect(shop.status(pull.number, 'migration-gate')).toBeUndefined();

  const worker = await start('worker');
  await untilStatus(shop, pull.number, 'success');
  shop.openPull({ head: 'notes', author: 'mira', files: { 'NOTES.md': 'Hello' } });
  await untilStatus(shop, 2, 'success');
  for (const server of [web, worker]) expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  const refused = await fetch(`${worker.url}/api/github/webhooks`, { method: 'POST', body: '{}' });
  expect(refused.status).toBe(404);
}, 60_000);
