import { z } from 'zod';
import { faultOf, graphqlFault, unexpected } from './fault.ts';
import type { Octokit, OctokitFor } from './octokit.ts';
import type { WritePace } from './write-pace.ts';

/** Asks GitHub as the app on one installation; every answer is parsed, every failure a `GitHubFault`. */
export interface Connection {
  /**
   * One GraphQL request. An answer with errors is not taken for the whole, unless `isWholeWithout` says of each
   * that it stands for something that is simply not there.
   *
   * @param what the request, as a sentence goes on after “asked for”.
   */
  query<T>(
    what: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
    shape: z.ZodType<T>,
    isWholeWithout?: (error: FieldError) => boolean,
  ): Promise<T>;
  /** One request by REST that reads, by Octokit's methods. */
  rest<T>(what: string, shape: z.ZodType<T>, ask: (octokit: Octokit) => Promise<unknown>): Promise<T>;
  /** One that writes, when it is due. */
  write<T>(what: string, shape: z.ZodType<T>, ask: (octokit: Octokit) => Promise<unknown>): Promise<T>;
}

export interface ConnectionParts {
  readonly octokitFor: OctokitFor;
  readonly pace: WritePace;
  /** Called for each request that is sent. */
  readonly onRequest: () => void;
}

/** An error of GraphQL beside the answer: `path` leads to the field that is null for it. */
export interface FieldError {
  readonly type: string;
  readonly path: readonly (string | number)[];
}

/** What Octokit throws for an answer of GraphQL that has errors in it. */
const erroneousAnswer = z.object({
  errors: z
    .array(
      z.object({
        type: z.string().optional(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        message: z.string().optional(),
      }),
    )
    .min(1),
  data: z.record(z.string(), z.unknown()).nullish(),
  headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()).optional(),
});

export async function connect(
  installation: number,
  { octokitFor, pace, onRequest }: ConnectionParts,
): Promise<Connection> {
  const octokit = await octokitFor(installation).catch((error) => {
    throw faultOf(error, `access to installation ${installation}`);
  });
  const send = <T>(request: () => Promise<T>): Promise<T> => {
    onRequest();
    return request();
  };
  const parse = <T>(what: string, shape: z.ZodType<T>, answer: unknown): T => {
    const parsed = shape.safeParse(answer);
    if (!parsed.success) throw unexpected(what, parsed.error);
    return parsed.data;
  };
  const rest: Connection['rest'] = async (what, shape, ask) => {
    const answer = await send(() => ask(octokit)).catch((error) => {
      throw faultOf(error, what);
    });
    return parse(what, shape, answer);
  };
  return {
    rest,
    async write(what, shape, ask) {
      await pace(installation);
      return rest(what, shape, ask);
    },
    async query(what, query, variables, shape, isWholeWithout = () => false) {
      const answer: unknown = await send(() => octokit.graphql(query, { ...variables })).catch((error) => {
        const answered = erroneousAnswer.safeParse(error);
        if (!answered.success) throw faultOf(error, what);
        const { errors, data, headers = {} } = answered.data;
        const serious = errors.filter(
          ({ type, path }) => type === undefined || path === undefined || !isWholeWithout({ type, path }),
        );
        if (serious.length > 0 || !data) throw graphqlFault(serious, headers, what, error);
        return data;
      });
      return parse(what, shape, answer);
    },
  };
}
