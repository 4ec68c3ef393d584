import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../usecases/ports/log.ts';
import { answer } from './answer.ts';

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

/** The variables that say where to listen, for the message when that cannot be had. */
export interface ListeningVariables {
  readonly host: string;
  readonly port: string;
}

/** Answers one request; what it throws is answered 500. */
export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Starts to listen. Port 0 takes a free one.
 *
 * @throws when the port or the host cannot be had.
 */
export async function listen(
  route: Route,
  { host, port, headersTimeout = 10_000, requestTimeout = 30_000 }: Listening,
  variables: ListeningVariables,
  log: Log,
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
      route(request, response).catch((error) => {
        if (request.errored !== null || response.destroyed) return;
        log.error({ error, path: request.url }, 'a request failed');
        answer(response, 500);
      });
    },
  );
  server.listen(port, host);
  await once(server, 'listening').catch((error) => {
    throw cannotListen(error, host, port, variables);
  });
  return {
    url: urlOf(server, host),
    close(milliseconds) {
      closing = true;
      return close(server, milliseconds);
    },
  };
}

/** The path that a request asks for, without its query. */
export function pathOf(request: IncomingMessage): string {
  return request.url?.split('?')[0] ?? '/';
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

function cannotListen(error: unknown, host: string, port: number, variables: ListeningVariables): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const why =
    code === 'EADDRINUSE'
      ? `another process listens there: stop it, or set ${variables.port} to another port`
      : `${error instanceof Error ? error.message : error}: set ${variables.host} and ${variables.port} to an address of this machine`;
  return new Error(`It cannot listen at ${host}:${port}, because ${why}.`, { cause: error });
}
