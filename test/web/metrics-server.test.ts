import { afterEach, describe, expect, it } from 'vitest';
import type { WebServer } from '../../src/web/listen.ts';
import { type MetricsPage, startMetricsServer } from '../../src/web/metrics-server.ts';

const servers: WebServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close(1_000);
});

const lines: unknown[] = [];
const log = {
  info: () => {},
  warn: (fields: object) => void lines.push(fields),
  error: (fields: object) => void lines.push(fields),
};

async function start(page: () => Promise<MetricsPage>, port = 0): Promise<string> {
  const server = await startMetricsServer({ page, log }, { host: '127.0.0.1', port });
  servers.push(server);
  return server.url;
}

const page = async (): Promise<MetricsPage> => ({ contentType: 'text/plain; version=0.0.4', text: 'up 1\n' });

describe('the address of the figures', () => {
  it('has them at /metrics, as they stand when they are asked for', async () => {
    const pages = [
      { contentType: 'text/plain', text: 'asked 1\n' },
      { contentType: 'text/plain', text: 'asked 2\n' },
    ];
    const url = await start(async () => pages.shift() ?? page());
    await fetch(`${url}/metrics`);
    const answer = await fetch(`${url}/metrics?again`);
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(await answer.text()).toBe('asked 2\n');
  });

  it.each([
    ['GET', '/'],
    ['GET', '/healthz'],
    ['POST', '/metrics'],
    ['POST', '/api/github/webhooks'],
  ])('%s %s is answered 404', async (method, path) => {
    const url = await start(page);
    expect((await fetch(url + path, { method })).status).toBe(404);
  });

  it('tells nobody why they could not be written', async () => {
    const url = await start(() => Promise.reject(new Error('the password is swordfish')));
    const answer = await fetch(`${url}/metrics`);
    expect([answer.status, await answer.text()]).toEqual([500, 'Internal Server Error\n']);
    expect(lines).toMatchObject([{ error: { message: 'the password is swordfish' } }]);
  });

  it('names its own variables when another process has the port', async () => {
    const { port } = new URL(await start(page));
    await expect(start(page, Number(port))).rejects.toThrow(
      `It cannot listen at 127.0.0.1:${port}, because another process listens there: stop it, or set METRICS_PORT to another port.`,
    );
  });
});
