import type { z } from 'zod';
import { faultOf, unexpected } from './fault.ts';
import type { Octokit, OctokitFor } from './octokit.ts';

/** Asks GitHub as the app on one installation; every answer is parsed, every failure a `GitHubFault`. */
export interface Connection {
  /** One GraphQL request. `tolerate` says of an error's path whether the rest of the answer is whole without it. */
  query<T>(
    what: string,
    query: string,
    variables: Readonly<Record<string, unknown>>,
    shape: z.ZodType<T>,
    tolerate?: (path: readonly (string | number)[]) => boolean,
  ): Promise<T>;
  /** REST, by Octokit's methods. */
  rest<T>(what: string, shape: z.ZodType<T>, ask: (octokit: Octokit) => Promise<unknown>): Promise<T>;
}

/** @param onRequest called for each request that is sent. */
export async function connect(
  octokitFor: OctokitFor,
  installation: number,
  onRequest: () => void,
): Promise<Connection> {
  const octokit = await octokitFor(installation).catch((error) => {
    throw faultOf(error, `installation ${installation}`);
  });
  octokit.hook.before('request', () => onRequest());
  const parse = <T>(what: string, shape: z.ZodType<T>, answer: unknown): T => {
    const parsed = shape.safeParse(answer);
    if (!parsed.success) throw unexpected(what, parsed.error);
    return parsed.data;
  };
  return {
    async query(what, query, variables, shape, tolerate) {
      let answer: unknown;
      try {
        answer = await octokit.graphql(query, { ...variables });
      } catch (error) {
        answer = wholeInSpiteOf(error, tolerate);
        if (answer === undefined) throw faultOf(error, what);
      }
      return parse(what, shape, answer);
    },
    async rest(what, shape, ask) {
      const answer = await ask(octokit).catch((error) => {
        throw faultOf(error, what);
      });
      return parse(what, shape, answer);
    },
  };
}

/** The answer, when all of its errors are of a kind that the caller can do without. */
function wholeInSpiteOf(
  error: unknown,
  tolerate: ((path: readonly (string | number)[]) => boolean) | undefined,
): unknown {
  if (tolerate === undefined || !(error instanceof Error) || !('errors' in error) || !('data' in error))
    return undefined;
  const { errors, data } = error;
  if (!Array.isArray(errors) || data === null || data === undefined) return undefined;
  const harmless = errors.every(
    (each) =>
      Array.isArray(each?.path) && ['NOT_FOUND', 'FORBIDDEN'].includes(each.type) && tolerate(each.path),
  );
  return harmless ? data : undefined;
}
