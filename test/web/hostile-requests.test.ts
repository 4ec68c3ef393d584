import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startHttpServer, WEBHOOK_PATH } from '../../src/web/http-server.ts';
import type { WebhookParts } from '../../src/web/webhooks.ts';
import { post, sign, start, talk } from './raw-server.ts';

describe('a delivery', () => {
  it.each([
    ['no signature of its body', sign('another body')],
    ['a signature with another secret', sign('{}', 'development')],
    ['a signature of the older kind', 'sha1=0000000000000000000000000000000000000000'],
    ['an empty signature', ''],
    ['a signature of other length', `${sign('{}')}0`],
  ])('with %s reaches nothing, and costs one line of the log', async (_what, signature) => {
    const { url, reached, logged } = await start();
    const answered = await post(url, '{}', { 'x-hub-signature-256': signature });
    expect(answered.status).toBe(401);
    expect(await answered.text()).toBe('Unauthorized\n');
    expect(reached).toEqual([]);
    expect(logged).toHaveLength(1);
  });

  it.each(['__proto__', 'constructor', 'error', '*', 'toString', 'pull request', 'PUSH', ''])(
    'of the event “%s”, which GitHub would not name, reaches nothing',
    async (event) => {
      const { url, reached } = await start();
      expect((await post(url, '{}', { 'x-github-event': event })).status).toBe(400);
      expect(reached).toEqual([]);
    },
  );

  it.each(['null', '[]', '1', 'true', '"text"', ''])(
    'whose signed body is %s, and no object, is refused',
    async (body) => {
      const { url, reached } = await start();
      expect((await post(url, body)).status).toBe(400);
      expect(reached).toEqual([]);
    },
  );

  it('of just the largest size is taken, and of one byte more refused', async () => {
    const { url, reached } = await start({ largestBody: 10 });
    expect((await post(url, '{"a":1234}')).status).toBe(200);
    expect((await post(url, '{"a":12345}')).status).toBe(413);
    expect(reached).toHaveLength(1);
  });

  it('that goes on sending after it was refused is cut', async () => {
    const { url } = await start({ largestBody: 10 });
    const said = await talk(url, (say) => {
      say(`POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\nx-github-event: ping\r\nx-github-delivery: 1\r\n`);
      say('x-hub-signature-256: sha256=00\r\ncontent-length: 1000\r\n\r\n');
    });
    expect(said).toMatch(/^HTTP\/1\.1 413 .*connection: close/is);
  });

  it('that ends before its body does is nobody’s fault, and the next one is served', async () => {
    const { url, logged, close } = await start();
    const said = talk(url, (say) => {
      say(`POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\nx-github-event: ping\r\nx-github-delivery: 1\r\n`);
      say('x-hub-signature-256: sha256=00\r\ncontent-length: 1000\r\n\r\n{');
    });
    const { hostname, port } = new URL(url);
    const cut = connect(Number(port), hostname, () => {
      cut.write(
        `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\nx-github-event: ping\r\nx-github-delivery: 1\r\n`,
      );
      cut.write('x-hub-signature-256: sha256=00\r\ncontent-length: 1000\r\n\r\n{', () => cut.destroy());
    });
    cut.on('error', () => {});
    await new Promise((resolve) => cut.once('close', resolve));
    expect((await post(url, '{}')).status).toBe(200);
    expect(logged).toEqual([]);
    await close(100);
    expect(await said).toBe('');
  });

  it('that could not be stored in time is not answered as if it were', async () => {
    const middleware: WebhookParts['middleware'] = (_request, response) =>
      response.writeHead(202).end('still processing\n');
    const { url } = await start({ middleware });
    const answered = await post(url, '{}');
    expect([answered.status, await answered.text()]).toEqual([503, 'Service Unavailable\n']);
  });
});

describe('a connection', () => {
  it('that never ends its headers is cut', async () => {
    const { url } = await start({}, { headersTimeout: 200, requestTimeout: 200 });
    const said = await talk(url, (say) => say('GET /healthz HTTP/1.1\r\nhost: x\r\n'));
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('that never ends its body is cut', async () => {
    const { url, reached } = await start({}, { headersTimeout: 200, requestTimeout: 400 });
    const said = await talk(url, (say) => {
      say(`POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\nx-github-event: ping\r\nx-github-delivery: 1\r\n`);
      say('x-hub-signature-256: sha256=00\r\ncontent-length: 100\r\n\r\n{');
    });
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(reached).toEqual([]);
  });
});

describe('an address', () => {
  it('that is taken is named, with what to do', async () => {
    const { url } = await start();
    const { port } = new URL(url);
    const second = startHttpServer(
      { isReady: async () => true, log: { info() {}, warn() {}, error() {} } },
      { host: '127.0.0.1', port: Number(port) },
    );
    await expect(second).rejects.toThrow(
      `It cannot listen at 127.0.0.1:${port}, because another process listens there: stop it, or set PORT`,
    );
  });
});

describe('readiness', () => {
  it('is denied while the storage does not answer at all', async () => {
    const { url } = await start({ isReady: () => new Promise(() => {}) });
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});
