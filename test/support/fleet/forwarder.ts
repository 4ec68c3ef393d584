import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Forwarder {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Passes requests on to servers by turns, as a load balancer does: to the next one where nobody listens, and with 502
 * where the connection broke once the request was on its way, for it may have been taken.
 *
 * @param targets origins, such as `http://127.0.0.1:3000`.
 */
export async function startForwarder(targets: readonly string[]): Promise<Forwarder> {
  let turn = 0;
  const server = createServer(async (incoming, response) => {
    const body = await buffer(incoming).catch(() => undefined);
    if (body === undefined) return;
    turn += 1;
    const inTurn = targets.map((_, index) => targets[(turn + index) % targets.length]);
    for (const target of inTurn) {
      const outcome = target === undefined ? 'refused' : await passOn(incoming, body, target, response);
      if (outcome === 'answered') return;
      if (outcome === 'broken') break;
    }
    if (!response.headersSent) response.writeHead(502);
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function passOn(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  target: string,
  response: ServerResponse,
): Promise<'answered' | 'refused' | 'broken'> {
  return new Promise((resolve) => {
    const onward = request(new URL(url ?? '/', target), { method, headers, agent: false }, (answer) => {
      answer.once('error', () => resolve('broken'));
      answer.once('end', () => resolve('answered'));
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', (error) =>
      resolve('code' in error && error.code === 'ECONNREFUSED' ? 'refused' : 'broken'),
    );
    onward.end(body);
  });
}
