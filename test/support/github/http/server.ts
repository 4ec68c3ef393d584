import { hash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphqlApi } from '../graphql/graphql-api.ts';
import { faultAnswer, withGraphqlError } from './fault-answers.ts';
import type { Faults } from './faults.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { Requests } from './requests.ts';
import type { IncomingRequest, RestReply } from './rest-api.ts';
import type { Viewer } from './viewer.ts';

/** The largest body that is read. */
const LARGEST_BODY = 25 * 1024 * 1024;

/** What was asked and answered, for whoever wants to look. */
export interface Exchange {
  readonly request: IncomingRequest;
  readonly route: string | undefined;
  readonly outcome: Outcome;
}

export interface ServerParts {
  readonly rest: (request: IncomingRequest) => RestReply;
  readonly graphql: GraphqlApi;
  readonly faults: Faults;
  readonly requests: Requests;
  readonly onExchange?: (exchange: Exchange) => void;
}

/** Listens on 127.0.0.1; resolves to the server and its address. */
export async function listen(
  parts: ServerParts,
  port: number,
): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((incoming, response) => {
    answer(parts, incoming, response).catch((error: unknown) => {
      console.error('The stand-in for GitHub broke', error);
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: 'The stand-in for GitHub broke: see its output.' }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: listening } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${listening}` };
}

async function answer(
  parts: ServerParts,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const outcome = await outcomeFor(parts, await readRequest(incoming));
  if (outcome === 'broken') {
    incoming.socket.destroy();
    return;
  }
  response.writeHead(outcome.status, { ...outcome.headers, 'content-length': outcome.body.length });
  response.end(outcome.body);
}

/** What a request comes to: an answer, or a connection that breaks. */
export async function outcomeFor(parts: ServerParts, request: IncomingRequest): Promise<Outcome | 'broken'> {
  const started = performance.now();
  const graphql = request.path === '/graphql' && request.method === 'POST';
  const { query, variables } = graphql ? questionIn(request.body) : {};
  const { method, path } = request;
  const fault = parts.faults.take({ method, path, ...(query !== undefined && { query }) });
  if (fault !== undefined && 'kind' in fault) {
    if (fault.kind === 'drop') return 'broken';
    if (fault.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
  }
  const instead = fault === undefined ? undefined : faultAnswer(fault);
  const reply = instead === undefined ? await handle(parts, request, graphql) : faulty(outcomeOf(instead));
  let { outcome } = reply;
  if (fault !== undefined && 'kind' in fault && fault.kind === 'graphql-error')
    outcome = outcomeOf({ status: 200, body: withGraphqlError(JSON.parse(outcome.body.toString()), fault) });
  if (fault !== undefined && 'kind' in fault && fault.kind === 'half-answer')
    outcome = { ...outcome, body: outcome.body.subarray(0, outcome.body.length / 2) };
  parts.requests.record({
    method: request.method,
    route: `${request.method} ${reply.route ?? request.path}`,
    path: request.path,
    status: outcome.status,
    installation: reply.viewer?.kind === 'installation' ? reply.viewer.installation.id : undefined,
    asker: hash('sha256', request.headers.authorization ?? '').slice(0, 12),
    at: started,
    milliseconds: performance.now() - started,
    kind: kindOf(request, query),
    ...(reply.cost !== undefined && { cost: reply.cost }),
    ...(query !== undefined && { query }),
    ...(variables !== undefined && { variables }),
  });
  if (fault === undefined && !graphql) parts.onExchange?.({ request, route: reply.route, outcome });
  return fault !== undefined && 'kind' in fault && fault.kind === 'lost-answer' ? 'broken' : outcome;
}

interface Reply {
  readonly outcome: Outcome;
  readonly viewer?: Viewer;
  readonly route: string | undefined;
  readonly cost?: number;
}

function faulty(outcome: Outcome): Reply {
  return { outcome, route: undefined };
}

async function handle(parts: ServerParts, request: IncomingRequest, graphql: boolean): Promise<Reply> {
  if (!graphql) return parts.rest(request);
  const { answer, viewer, cost } = await parts.graphql(request);
  return { outcome: outcomeOf(answer), route: '/graphql', ...(viewer && { viewer }), cost };
}

/** GraphQL queries read; mutations, and everything but GET, write. Getting a token is neither. */
function kindOf(request: IncomingRequest, query: string | undefined): 'read' | 'write' | 'token' {
  if (request.path.endsWith('/access_tokens')) return 'token';
  if (query !== undefined) return /^\s*mutation\b/.test(query) ? 'write' : 'read';
  return request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write';
}

/** A GraphQL query and what it is asked with. */
interface Question {
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

function questionIn(body: string): Question {
  try {
    const { query, variables } = JSON.parse(body) as { query?: unknown; variables?: unknown };
    return {
      ...(typeof query === 'string' && { query }),
      ...(typeof variables === 'object' && variables !== null && { variables: { ...variables } }),
    };
  } catch {
    return {};
  }
}

async function readRequest(incoming: IncomingMessage): Promise<IncomingRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) throw new Error(`A request of more than ${LARGEST_BODY} bytes was sent.`);
    chunks.push(chunk as Buffer);
  }
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, value?.toString()] as const);
  return requestAt(new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`), {
    method: incoming.method ?? 'GET',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  });
}

/** On Enterprise Server REST is below /api/v3 and GraphQL at /api/graphql. */
export function requestAt(
  url: URL,
  request: Pick<IncomingRequest, 'method' | 'headers' | 'body'>,
): IncomingRequest {
  const prefix = /^\/api\/v3(?=\/|$)/.exec(url.pathname)?.[0] ?? '';
  const path = url.pathname === '/api/graphql' ? '/graphql' : url.pathname.slice(prefix.length);
  return {
    ...request,
    path: path === '' ? '/' : path,
    base: `${url.origin}${prefix}`,
    query: url.searchParams,
  };
}
