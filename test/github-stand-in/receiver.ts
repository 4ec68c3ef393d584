import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook that arrived. */
export interface Received {
  readonly event: string;
  readonly action: string | undefined;
  readonly delivery: string;
  /** Whether the signature is that of the secret over these very bytes. */
  readonly signed: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every form
  readonly payload: any;
}

/** Listens for webhooks and answers each with 202. */
export async function startReceiver(secret: string) {
  const received: Received[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const payload = JSON.parse(body.toString());
    received.push({
      event: String(incoming.headers['x-github-event']),
      action: payload.action,
      delivery: String(incoming.headers['x-github-delivery']),
      signed:
        incoming.headers['x-hub-signature-256'] ===
        `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      payload,
    });
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: received as readonly Received[],
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** `pull_request.opened` of each. */
export function names(received: readonly Received[]): readonly string[] {
  return received.map(({ event, action }) => (action === undefined ? event : `${event}.${action}`));
}
