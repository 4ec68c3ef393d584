import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answer } from './answer.ts';
import { receiveWebhook, type WebhookParts } from './webhooks.ts';

export const WEBHOOK_PATH = '/api/github/webhooks';

export interface WebParts extends WebhookParts {
  /** Whether jobs can be stored and are being done; rejects or is false otherwise. */
  readonly isReady: () => Promise<boolean>;
}

/** Where to listen, and for how long a request may take to arrive, in milliseconds. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly headersTimeout?: number;
  readonly requestTimeout?: number;
}

export interface WebServer {
  readonly url: string;
  /** Takes no more requests, and resolves when those under way are answered, or after the time. */
  close(milliseconds: number): Promise<void>;
}

/** How long the database may take to say that it is there, in milliseconds. */
const READY_WITHIN = 2_000;

/**
 * Starts to listen. Port 0 takes a free one.
 *
 * @throws when the port or the host cannot be had.
 */
export async function startHttpServer(
  parts: WebParts,
  { host, port, headersTimeout = 10_000, requestTimeout = 30_000 }: Listening,
): Promise<WebServer> {
  let closing = false;
  const server = createServer(
    {
      headersTimeout,
      requestTimeout,
      connectionsCheckingInterval: Math.min(headersTimeout, requestTimeout, 5_000),
    },
    (request, response) => {
      if (closing) response.shouldKeepAlive = false;
      route(request, response, parts).catch((error) => {
        if (request.errored !== null || response.destroyed) return;
        parts.log.error({ error, path: request.url }, 'a request failed');
        answer(response, 500);
      });
    },
  );
  server.listen(port, host);
  await once(server, 'listening').catch((error) => {
    throw cannotListen(error, host, port);
  });
  return {
    url: urlOf(server, host),
    close(milliseconds) {
      closing = true;
      return close(server, milliseconds);
    },
  };
}

async function route(request: IncomingMessage, response: ServerResponse, parts: WebParts): Promise<void> {
  const [path] = (request.url ?? '/').split('?');
  if (path === WEBHOOK_PATH) return receiveWebhook(request, response, parts);
  request.resume();
  switch (path) {
    case '/healthz':
      return answer(response, 200);
    case '/readyz':
      return answer(response, (await isReady(parts)) ? 200 : 503);
    default:
      return answer(response, 404);
  }
}

async function isReady({ isReady: ask, log }: WebParts): Promise<boolean> {
  try {
    return await Promise.race([ask(), pause(READY_WITHIN, false, { ref: false })]);
  } catch (error) {
    log.warn({ error }, 'the server is not ready');
    return false;
  }
}

async function close(server: Server, milliseconds: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), milliseconds);
  await closed;
  clearTimeout(timer);
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function cannotListen(error: unknown, host: string, port: number): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const why =
    code === 'EADDRINUSE'
      ? 'another process listens there: stop it, or set PORT to another port'
      : `${error instanceof Error ? error.message : error}: set HOST and PORT to an address of this machine`;
  return new Error(`It cannot listen at ${host}:${port}, because ${why}.`, { cause: error });
}
