import { schema as published } from '@octokit/graphql-schema';
import {
  buildSchema,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import type { Answer } from '../http/call.ts';
import { type Limits, limitHeaders } from '../http/limits.ts';
import { refusal } from '../http/outcome.ts';
import type { IncomingRequest } from '../http/rest-api.ts';
import { type Tokens, Unauthorized } from '../http/tokens.ts';
import { accountOf, type Viewer } from '../http/viewer.ts';
import type { World } from '../state/world.ts';
import { type Asking, mayRead } from './asking.ts';
import { gitHubError } from './graphql-error.ts';
import { organizationOf } from './organization.ts';
import { repositoryOf } from './repository.ts';

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
}

let built: GraphQLSchema | undefined;

/** GitHub's own schema, built once: it is large. */
function gitHubSchema(): GraphQLSchema {
  built ??= buildSchema(published.idl, { assumeValid: true, assumeValidSDL: true });
  return built;
}

/** Executes queries against GitHub's own schema: what it does not have is an error, as on GitHub. */
export function createGraphqlApi({ world, tokens, limits }: GraphqlParts): GraphqlApi {
  return async (request) => {
    let viewer: Viewer;
    try {
      viewer = tokens.viewerOf(request.headers.authorization);
    } catch (error) {
      if (!(error instanceof Unauthorized)) throw error;
      return { answer: refusal(401, error.message), cost: 0 };
    }
    if (viewer.kind === 'nobody' || viewer.kind === 'app')
      return { answer: refusal(401, 'This endpoint requires you to be authenticated.'), viewer, cost: 0 };
    const headers = () => limitHeaders(limits.budget(viewer, 'graphql'), 'graphql');
    if (limits.budget(viewer, 'graphql').remaining === 0) {
      const errors = [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for installation.' }];
      return { answer: { status: 200, body: { errors }, headers: headers() }, viewer, cost: 0 };
    }
    limits.spend(viewer, 'graphql', 1);
    const body = await run(request.body, { world, viewer });
    return { answer: { status: 200, body, headers: headers() }, viewer, cost: 1 };
  };
}

async function run(text: string, asking: Asking): Promise<object> {
  const { query, variables } = JSON.parse(text) as { query: string; variables?: Record<string, unknown> };
  const schema = gitHubSchema();
  try {
    const document = parse(query);
    const wrong = validate(schema, document);
    if (wrong.length > 0) return { errors: wrong.map(errorShape) };
    const { data, errors } = await execute({
      schema,
      document,
      rootValue: rootOf(asking),
      ...(variables === undefined ? {} : { variableValues: variables }),
      fieldResolver: resolveField,
    });
    return { data, ...(errors === undefined ? {} : { errors: errors.map(errorShape) }) };
  } catch (error) {
    return { errors: [errorShape(error as GraphQLError)] };
  }
}

function rootOf(asking: Asking) {
  const { world, viewer } = asking;
  return {
    viewer: () => {
      const account = accountOf(world, viewer);
      return { __typename: 'User', login: account?.login ?? '', databaseId: account?.id ?? null };
    },
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      const found = world.repository(`${owner}/${name}`);
      if (found === undefined || found.deleted)
        throw gitHubError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      mayRead(asking, found, ['metadata']);
      return repositoryOf(asking, found);
    },
    organization: ({ login }: { readonly login: string }) => {
      const found = world.organization(login);
      if (found === undefined)
        throw gitHubError('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`);
      return organizationOf(asking, found);
    },
    rateLimit: () => ({ cost: 1, limit: 5_000, remaining: 4_999 }),
  };
}

/** A field that the schema has and the state does not is a gap here, and never answered with null. */
const resolveField: GraphQLFieldResolver<unknown, unknown> = (source, given, context, info) => {
  const fields = source as Readonly<Record<string, unknown>>;
  if (!(info.fieldName in fields))
    throw new Error(
      `The stand-in does not know ${info.parentType.name}.${info.fieldName}: teach it in graphql/.`,
    );
  const value = fields[info.fieldName];
  return typeof value === 'function' ? value(given, context, info) : value;
};

function errorShape(error: GraphQLError): object {
  const { type } = error.extensions ?? {};
  return {
    ...(type === undefined ? {} : { type }),
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    message: error.message,
  };
}
