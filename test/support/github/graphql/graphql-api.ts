import type { Answer } from '../http/call.ts';
import { type Limits, limitHeaders } from '../http/limits.ts';
import { refusal } from '../http/outcome.ts';
import type { IncomingRequest } from '../http/rest-api.ts';
import { type Tokens, Unauthorized } from '../http/tokens.ts';
import type { Viewer } from '../http/viewer.ts';
import { Refused } from '../state/refused.ts';
import type { World } from '../state/world.ts';
import { rootOf } from './root.ts';
import { type AskedQuery, runQuery } from './run-query.ts';

export interface GraphqlReply {
  readonly answer: Answer;
  readonly viewer?: Viewer;
  /** Points of GitHub's limit. */
  readonly cost: number;
}

/** Answers a request to GraphQL. */
export type GraphqlApi = (request: IncomingRequest) => Promise<GraphqlReply>;

export interface GraphqlParts {
  readonly world: World;
  readonly tokens: Tokens;
  readonly limits: Limits;
  /** Told of queries that GitHub would not understand, and of those that only the stand-in does not. */
  readonly onDeparture?: (what: string) => void;
}

/** Who asks, may they, and what then: the answer and what it cost. */
export function createGraphqlApi({ world, tokens, limits, onDeparture }: GraphqlParts): GraphqlApi {
  return async (request) => {
    let viewer: Viewer;
    try {
      viewer = tokens.viewerOf(request.headers.authorization);
    } catch (error) {
      if (error instanceof Refused) return { answer: refusal(error.status, error.message), cost: 0 };
      if (!(error instanceof Unauthorized)) throw error;
      return { answer: refusal(401, error.message), cost: 0 };
    }
    if (viewer.kind === 'nobody' || viewer.kind === 'app')
      return { answer: refusal(401, 'This endpoint requires you to be authenticated.'), viewer, cost: 0 };
    const asked = askedIn(request.body);
    if (asked === undefined) return { answer: refusal(400, 'Problems parsing JSON'), viewer, cost: 0 };
    const headers = () => limitHeaders(limits.budget(viewer, 'graphql'), 'graphql');
    if (limits.budget(viewer, 'graphql').remaining === 0) {
      const errors = [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for installation.' }];
      return { answer: { status: 200, body: { errors }, headers: headers() }, viewer, cost: 0 };
    }
    const { body, points, departures } = await runQuery(asked, (cost) => {
      limits.spend(viewer, 'graphql', cost.points);
      return rootOf({ world, viewer }, limits.budget(viewer, 'graphql'), cost);
    });
    for (const what of departures) onDeparture?.(what);
    return { answer: { status: 200, body, headers: headers() }, viewer, cost: points };
  };
}

function askedIn(body: string): AskedQuery | undefined {
  try {
    const { query, variables, operationName } = JSON.parse(body) as Partial<
      Record<keyof AskedQuery, unknown>
    >;
    if (typeof query !== 'string') return undefined;
    return {
      query,
      variables: (variables ?? {}) as AskedQuery['variables'],
      ...(typeof operationName === 'string' && { operationName }),
    };
  } catch {
    return undefined;
  }
}
