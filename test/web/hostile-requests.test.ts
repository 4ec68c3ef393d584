import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startHttpServer, WEBHOOK_PATH, type WebParts } from '../../src/web/http-server.ts';
import type { Listening, WebServer } from '../../src/web/listen.ts';
import type { WebhookParts } from '../../src/web/webhooks.ts';

const SECRET = 'a webhook secret for tests';

let server: WebServer | undefined;
afterEach(async () => {
  await server?.close(1_000);
  server = undefined;
});

/** The server with a stand-in for Probot that counts what reaches it. */
async function start(
  { isReady = async () => true, ...webhooks }: Partial<WebhookParts & Pick<WebParts, 'isReady'>> = {},
  listening: Partial<Listening> = {},
) {
  const reached: unknown[] = [];
  const logged: object[] = [];
  const note = (fields: object) => void logged.push(fields);
  const middleware = (request: unknown, response: ServerResponse) => {
    reached.push(request);
    response.writeHead(200).end('ok\n');
  };
  const log = { info: note, warn: note, error: note };
  server = await startHttpServer(
    { webhooks: { middleware, secrets: [SECRET], log, ...webhooks }, isReady, log },
    { host: '127.0.0.1', port: 0, ...listening },
  );
  return { url: server.url, reached, logged };
}

function sign(body: string, secret = SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

function post(url: string, body: string, headers: Record<string, string> = {}) {
  return fetch(url + WEBHOOK_PATH, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'ping',
      'x-github-delivery': '1',
      'x-hub-signature-256': sign(body),
      ...headers,
    },
  });
}

/** What a connection is told until it ends. */
function talk(url: string, write: (say: (text: string) => void) => void): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(Number(port), hostname, () => write((text) => socket.write(text)));
    socket.on('data', (bytes) => {
      said += bytes.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(said));
  });
}

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
    const { url, logged } = await start();
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
    await server?.close(100);
    server = undefined;
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

/** A signed delivery, written by hand. */
function delivery(body: string, change: (lines: readonly string[]) => readonly string[] = (lines) => lines) {
  const lines = [
    `POST ${WEBHOOK_PATH} HTTP/1.1`,
    'host: x',
    'x-github-event: ping',
    'x-github-delivery: 1',
    `x-hub-signature-256: ${sign(body)}`,
    `content-length: ${body.length}`,
    'connection: close',
  ];
  return `${change(lines).join('\r\n')}\r\n\r\n${body}`;
}

const withLine = (line: string) => delivery('{}', (lines) => [...lines, line]);
const asking = (line: string) => delivery('{}', ([, ...lines]) => [line, ...lines]);

describe('a request', () => {
  it.each([
    ['is as it should be', delivery('{}'), 200],
    ['waits to be told to go on', withLine('expect: 100-continue'), 200],
    ['wants something else', withLine('expect: miracles'), 417],
    ['is signed twice', withLine(`x-hub-signature-256: ${sign('{}')}`), 401],
    ['has two events', withLine('x-github-event: push'), 400],
    ['has two lengths', withLine('content-length: 3'), 400],
    ['has a length and comes in chunks', withLine('transfer-encoding: chunked'), 400],
    ['comes in chunks of no kind', withLine('transfer-encoding: chunked, identity'), 400],
    ['has a header with a folded line', withLine('x-a: b\r\n c: d'), 400],
    ['has a header without a name', withLine(': b'), 400],
    ['has NUL in a header', withLine('x-a: \u0000'), 400],
    ['has more headers than anybody needs', withLine(`x-a: ${'a'.repeat(20_000)}`), 431],
    ['has no host', delivery('{}', (lines) => lines.filter((line) => line !== 'host: x')), 400],
    ['is of an older HTTP', asking(`POST ${WEBHOOK_PATH} HTTP/1.0`), 200],
    ['is of no HTTP', asking(`POST ${WEBHOOK_PATH} HTTP/9.9`), 400],
    ['would upgrade the connection', withLine('upgrade: websocket'), 200],
    ['asks for an address in full', asking(`POST http://x${WEBHOOK_PATH} HTTP/1.1`), 404],
    ['has two slashes', asking(`POST /${WEBHOOK_PATH} HTTP/1.1`), 404],
    ['goes up and down', asking(`POST /x/..${WEBHOOK_PATH} HTTP/1.1`), 404],
    ['ends in a slash', asking(`POST ${WEBHOOK_PATH}/ HTTP/1.1`), 404],
    ['ends in a dot', asking(`POST ${WEBHOOK_PATH}. HTTP/1.1`), 404],
    ['is in capitals', asking(`POST ${WEBHOOK_PATH.toUpperCase()} HTTP/1.1`), 404],
    ['is encoded', asking(`POST ${WEBHOOK_PATH.replace('g', '%67')} HTTP/1.1`), 404],
    ['is encoded wrongly', asking('POST /%zz%00 HTTP/1.1'), 404],
    ['has a query', asking(`POST ${WEBHOOK_PATH}?a=b HTTP/1.1`), 200],
    ['is no path', asking('OPTIONS * HTTP/1.1'), 404],
    ['uses another method', asking(`PUT ${WEBHOOK_PATH} HTTP/1.1`), 405],
    ['traces', asking(`TRACE ${WEBHOOK_PATH} HTTP/1.1`), 405],
    ['uses a method that there is not', asking(`HACK ${WEBHOOK_PATH} HTTP/1.1`), 400],
  ])(
    'that %s is answered once, and the answer says nothing of what is inside',
    async (_what, text, status) => {
      const { url, reached, logged } = await start();
      const said = (await talk(url, (say) => say(text))).replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
      expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(said.match(/HTTP\/1/g)).toHaveLength(1);
      expect(reached).toHaveLength(status === 200 ? 1 : 0);
      expect(logged.length).toBeLessThanOrEqual(1);
      const [head = '', body = ''] = said.split('\r\n\r\n');
      const names = head
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(':')[0]?.toLowerCase() ?? '');
      expect(names.filter((name) => !TOLD.includes(name))).toEqual([]);
      // `0` is the end of an answer in chunks without any.
      expect(body).toMatch(/^(?:[A-Za-z ]+\n|0)?$/);
    },
  );

  it('that tries to open a tunnel is cut', async () => {
    const { url, reached } = await start();
    expect(await talk(url, (say) => say('CONNECT db:5432 HTTP/1.1\r\nhost: db:5432\r\n\r\n'))).toBe('');
    expect(reached).toEqual([]);
  });

  it('that hides another one in its body is one request', async () => {
    const { url, reached } = await start();
    const hidden = `{}${delivery('{}')}`;
    const said = await talk(url, (say) => say(delivery(hidden)));
    expect(said.match(/HTTP\/1\.1 200/g)).toHaveLength(1);
    expect(reached).toHaveLength(1);
  });

  it('that comes right behind another is answered after it, and judged by itself', async () => {
    const { url, reached } = await start();
    const first = delivery('{}', (lines) => lines.filter((line) => line !== 'connection: close'));
    const said = await talk(url, (say) => say(`${first}${withLine('x-github-event: push')}`));
    expect([...said.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '400']);
    expect(reached).toHaveLength(1);
  });
});

/** The headers that an answer has: none names a server, a program or a version. */
const TOLD = [
  'allow',
  'cache-control',
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'transfer-encoding',
  'x-content-type-options',
];

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
