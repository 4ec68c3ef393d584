import { Refused } from '../state/refused.ts';
import type { World } from '../state/world.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import type { Answer, Route } from './call.ts';
import { type Limits, limitHeaders } from './limits.ts';
import { type Outcome, outcomeOf, refusal } from './outcome.ts';
import { createRouter } from './router.ts';
import { type Tokens, Unauthorized } from './tokens.ts';
import type { Viewer } from './viewer.ts';

/** A request as it came in. */
export interface IncomingRequest {
  readonly method: string;
  /** Without query, and without the prefix of Enterprise Server. */
  readonly path: string;
  /** Origin and prefix that the asker uses. */
  readonly base: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface RestReply {
  readonly outcome: Outcome;
  readonly viewer: Viewer;
  /** GitHub's name of the route; undefined when there is none. */
  readonly route: string | undefined;
}

export interface RestParts {
  readonly world: World;
  readonly tokens: Tokens;
  readonly webhooks: Webhooks;
  readonly limits: Limits;
  readonly routes: readonly Route[];
}

/** Answers requests to the REST API: who asks, which route, may they, and what then. */
export function createRestApi(parts: RestParts): (request: IncomingRequest) => RestReply {
  const match = createRouter([...parts.routes, rateLimitRoute]);
  const { limits } = parts;
  return (request) => {
    let viewer: Viewer = { kind: 'nobody' };
    const found = match(request.method, request.path);
    const finish = (answer: Answer): RestReply => {
      const outcome = outcomeOf(answer, request.headers['if-none-match']);
      if (outcome.status !== 304 && found?.route !== rateLimitRoute) limits.spend(viewer, 'core', 1);
      const headers = { ...limitHeaders(limits.budget(viewer, 'core'), 'core'), ...outcome.headers };
      return { outcome: { ...outcome, headers }, viewer, route: found?.route.path };
    };
    try {
      viewer = parts.tokens.viewerOf(request.headers.authorization);
      if (found === undefined)
        return finish(refusal(501, `The stand-in does not answer ${request.method} ${request.path}.`));
      if (found.route === rateLimitRoute) return finish(rateLimits(limits, viewer));
      if (limits.budget(viewer, 'core').remaining === 0)
        return finish(refusal(403, 'API rate limit exceeded for installation.'));
      return finish(
        found.route.answer({
          ...parts,
          viewer,
          params: found.params,
          query: request.query,
          body: readBody(request.body),
          accept: request.headers.accept ?? '',
          url: request.base + request.path,
        }),
      );
    } catch (error) {
      if (error instanceof Unauthorized) return finish(refusal(401, error.message));
      if (error instanceof Refused) return finish(refusal(error.status, error.message));
      throw error;
    }
  };
}

const rateLimitRoute: Route = { method: 'GET', path: '/rate_limit', answer: () => ({ status: 200 }) };

function rateLimits(limits: Limits, viewer: Viewer): Answer {
  const [core, graphql] = [limits.budget(viewer, 'core'), limits.budget(viewer, 'graphql')];
  const none = { limit: 30, used: 0, remaining: 30, reset: core.reset };
  return { status: 200, body: { resources: { core, graphql, search: none }, rate: core } };
}

function readBody(text: string): Readonly<Record<string, unknown>> {
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    throw new Refused('Problems parsing JSON');
  }
  throw new Refused('Body should be a JSON object');
}
