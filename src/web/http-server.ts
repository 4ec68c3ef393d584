import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../usecases/ports/log.ts';
import { answer } from './answer.ts';
import { type Middleware, receiveWebhook } from './webhooks.ts';

export const WEBHOOK_PATH = '/api/github/webhooks';

export interface WebParts {
  readonly middleware: Middleware;
  /** Whether jobs can be stored and are being done; rejects or is false otherwise. */
  readonly isReady: () => Promise<boolean>;
  readonly log: Log;
}

export interface WebServer {
  readonly url: string;
  /** Takes no more requests, and resolves when those under way are answered, or after the time. */
  close(milliseconds: number): Promise<void>;
}

/** How long a request may take to arrive, in milliseconds. */
const REQUEST_TIMEOUT = 30_000;

/** Starts to listen. Port 0 takes a free one. */
export async function startHttpServer(
  parts: WebParts,
  listen: { readonly host: string; readonly port: number },
): Promise<WebServer> {
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT, headersTimeout: 10_000 },
    (request, response) => {
      route(request, response, parts).catch((error) => {
        parts.log.error({ error, path: request.url }, 'a request failed');
        answer(response, 500);
      });
    },
  );
  server.listen(listen.port, listen.host);
  await once(server, 'listening');
  return { url: urlOf(server, listen.host), close: (milliseconds) => close(server, milliseconds) };
}

async function route(request: IncomingMessage, response: ServerResponse, parts: WebParts): Promise<void> {
  const [path] = (request.url ?? '/').split('?');
  switch (path) {
    case WEBHOOK_PATH:
      return receiveWebhook(request, response, parts);
    case '/healthz':
      return answer(response, 200);
    case '/readyz':
      return answer(response, (await isReady(parts)) ? 200 : 503);
    default:
      request.resume();
      return answer(response, 404);
  }
}

async function isReady({ isReady: ask, log }: WebParts): Promise<boolean> {
  try {
    return await ask();
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
