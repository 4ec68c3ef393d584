import { schema as published } from '@octokit/graphql-schema';
import {
  buildSchema,
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { Gap, onlyKnown } from './gap.ts';
import { gitHubError } from './graphql-error.ts';
import { costOf, MOST_NODES, type QueryCost } from './query-cost.ts';

export interface AskedQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export interface QueryRun {
  readonly body: object;
  /** Points of GitHub's limit: none for a query that was not executed. */
  readonly points: number;
  /** What GitHub's schema does not have, and what it has and the stand-in does not. */
  readonly departures: readonly string[];
}

let built: GraphQLSchema | undefined;

/** GitHub's own schema, built once: it is large. */
function gitHubSchema(): GraphQLSchema {
  built ??= buildSchema(published.idl, { assumeValid: true, assumeValidSDL: true });
  return built;
}

/** Executes a query by GitHub's own schema, on the root that `rootFor` makes once the cost is known. */
export async function runQuery(asked: AskedQuery, rootFor: (cost: QueryCost) => object): Promise<QueryRun> {
  const schema = gitHubSchema();
  const document = documentOf(asked.query);
  const wrong = document instanceof GraphQLError ? [document] : validate(schema, document);
  if (document instanceof GraphQLError || wrong.length > 0) {
    const departures = wrong.map(({ message }) => message);
    return { body: { errors: wrong.map(errorShape) }, points: 0, departures };
  }
  const cost = costOf(schema, document, asked.variables);
  if (cost.nodes > MOST_NODES)
    return { body: { errors: [errorShape(tooManyNodes(cost))] }, points: 0, departures: [] };
  const { data, errors = [] } = await execute({
    schema,
    document,
    rootValue: rootFor(cost),
    variableValues: { ...asked.variables },
    fieldResolver: resolveField,
    ...(asked.operationName !== undefined && { operationName: asked.operationName }),
  });
  return {
    body: {
      ...(data !== undefined && { data }),
      ...(errors.length > 0 && { errors: errors.map(errorShape) }),
    },
    points: cost.points,
    departures: errors.filter((error) => !isGitHubs(error)).map(({ message }) => message),
  };
}

function documentOf(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function tooManyNodes({ nodes }: QueryCost): GraphQLError {
  return gitHubError(
    'MAX_NODE_LIMIT_EXCEEDED',
    `This query requests up to ${nodes.toLocaleString('en')} possible nodes which exceeds the maximum limit of ${MOST_NODES.toLocaleString('en')}.`,
  );
}

/** GitHub's errors have a type; the rest are gaps here, and queries that do not fit the schema. */
function isGitHubs(error: GraphQLError): boolean {
  return error.extensions?.type !== undefined;
}

/** A field that the schema has and the state does not is a gap here, and never answered with null. */
const resolveField: GraphQLFieldResolver<unknown, unknown> = (source, given, context, info) => {
  const fields = source as Readonly<Record<string, unknown>>;
  const where = `${info.parentType.name}.${info.fieldName}`;
  if (!(info.fieldName in fields)) throw new Gap(where);
  const value = fields[info.fieldName];
  if (typeof value === 'function') return value(given, context, info);
  onlyKnown(where, given);
  return value;
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
