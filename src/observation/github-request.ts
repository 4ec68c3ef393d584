import type { RequestKind, RequestOutcome } from './meter.ts';

/** A request to GitHub, as those who watch it name it. */
export interface GitHubRequest {
  readonly kind: RequestKind;
  /** The same for requests of one sort: owner, repository, numbers and commits are left out. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** In GraphQL the body says which query it is, and whether it changes anything; ours all have names. */
const OPERATION = /"query":\s*"\s*(query|mutation)\s+(\w+)/;

export function describeRequest(input: string | URL | Request, init: RequestInit = {}): GitHubRequest {
  const url = new URL(input instanceof Request ? input.url : input);
  const method = (init.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();
  const path = url.pathname;
  if (path.endsWith('/graphql')) {
    const [, type = 'query', operation = ''] = OPERATION.exec(String(init.body ?? '')) ?? [];
    return {
      kind: type === 'mutation' ? 'write' : 'read',
      name: `${type} ${operation}`.trim(),
      method,
      path,
    };
  }
  const reads = method === 'GET' || method === 'HEAD';
  const kind = path.endsWith('/access_tokens') ? 'token' : reads ? 'read' : 'write';
  return { kind, name: `${method} ${sortOf(path)}`, method, path };
}

/** `/repos/acme/shop/statuses/0d1f…` is one of `/repos/{owner}/{repo}/statuses/{id}`. */
function sortOf(path: string): string {
  return path
    .replace(/\/repos\/[^/]+\/[^/]+/, '/repos/{owner}/{repo}')
    .replace(/(\/labels\/).+/, '$1{name}')
    .replace(/(?<=\/)(?:\d+|[0-9a-f]{40})(?=\/|$)/g, '{id}');
}

/** What became of a request that was answered. Source: REST, “Rate limits for the REST API”. */
export function outcomeOf({ status, headers }: Pick<Response, 'status' | 'headers'>): RequestOutcome {
  if (status === 304) return 'unchanged';
  if (status < 400) return 'answered';
  if (status >= 500) return 'failed';
  if (status === 429) return 'limited';
  const isLimit = headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0';
  return status === 403 && isLimit ? 'limited' : 'refused';
}
