import { describe, expect, it } from 'vitest';
import { WEBHOOK_PATH } from '../../src/web/http-server.ts';
import { sign, start, talk } from './raw-server.ts';

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
