import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { startHttpServer, WEBHOOK_PATH, type WebParts } from '../../src/web/http-server.ts';
import type { Listening } from '../../src/web/listen.ts';
import type { WebhookParts } from '../../src/web/webhooks.ts';

export const SECRET = 'a webhook secret for tests';

/** The server with a stand-in for Probot that counts what reaches it. */
export async function start(
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
  const server = await startHttpServer(
    { webhooks: { middleware, secrets: [SECRET], log, ...webhooks }, isReady, log },
    { host: '127.0.0.1', port: 0, ...listening },
  );
  let closed = false;
  const close = async (milliseconds = 1_000) => {
    if (closed) return;
    closed = true;
    await server.close(milliseconds);
  };
  onTestFinished(() => close());
  return { url: server.url, reached, logged, close };
}

export function sign(body: string, secret = SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

export function post(url: string, body: string, headers: Record<string, string> = {}) {
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
export function talk(url: string, write: (say: (text: string) => void) => void): Promise<string> {
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
