import { z } from 'zod';
import { type Turn, turnOf, type WorkKind } from '../budget/turn.ts';
import { GitHubFault } from '../usecases/ports/github-fault.ts';
import type { KeptAnswers } from '../usecases/ports/kept-answers.ts';
import type { Budgets } from './budgets.ts';
import { cutOff, faultOf, graphqlFault, isRefusedToken, putOff, unexpected } from './fault.ts';
import { type Octokit, type OctokitFor, THE_APP } from './octokit.ts';
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
  /**
   * The same, if the answer is another than before: GitHub does not count what did not change.
   *
   * @param what also tells this answer from others.
   */
  ifChanged<T>(
    what: string,
    shape: z.ZodType<T>,
    ask: (octokit: Octokit, conditions: Conditions) => Promise<unknown>,
  ): Promise<T>;
  /** Whether work of a kind may go now by the installation's budget. */
  turn(kind: WorkKind): Promise<Turn>;
  /** One that writes, when it is due. */
  write<T>(what: string, shape: z.ZodType<T>, ask: (octokit: Octokit) => Promise<unknown>): Promise<T>;
}

/** Headers under which GitHub answers only if something changed. */
export type Conditions = Readonly<Record<string, string>>;

export interface ConnectionParts {
  readonly octokitFor: OctokitFor;
  readonly pace: WritePace;
  readonly kept: KeptAnswers;
  readonly budgets: Budgets;
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
  { octokitFor, pace, kept, budgets, onRequest }: ConnectionParts,
): Promise<Connection> {
  const octokit = await octokitFor(installation).catch((error) => {
    throw faultOf(error, `access to installation ${installation}`);
  });
  budgets.listen(octokit, installation);
  const turn: Connection['turn'] = async (kind) => turnOf(kind, await budgets.of(installation), new Date());
  /** Throws, without a request, what GitHub would answer. */
  const takeTurn = async (kind: WorkKind, what: string) => {
    const { until } = { until: undefined, ...(await turn(kind)) };
    if (until !== undefined) throw putOff(what, until);
  };
  const failing = async (fault: GitHubFault): Promise<never> => {
    if (fault.kind === 'rate-limited' && fault.retryAt !== undefined)
      await budgets.held(installation, fault.retryAt);
    throw fault;
  };
  const send = async <T>(request: () => Promise<T>): Promise<T> => {
    onRequest();
    try {
      return await request();
    } catch (error) {
      if (!isRefusedToken(error) || !(await renewToken(octokit, installation))) throw error;
      onRequest();
      return request();
    }
  };
  const parse = <T>(what: string, shape: z.ZodType<T>, answer: unknown): T => {
    const parsed = shape.safeParse(answer);
    if (!parsed.success) throw unexpected(what, parsed.error);
    return parsed.data;
  };
  const rest: Connection['rest'] = async (what, shape, ask) => {
    await takeTurn('read', what);
    const answer = await send(() => ask(octokit)).catch((error) => failing(faultOf(error, what)));
    if (isText(answer)) throw cutOff(what);
    return parse(what, shape, answer);
  };
  return {
    rest,
    turn,
    async ifChanged(what, shape, ask) {
      const known = await kept.get(installation, what);
      const conditions: Conditions = known === undefined ? {} : { 'if-none-match': known.etag };
      let etag: string | undefined;
      try {
        const read = await rest(what, shape, async (asked) => {
          const answer = await ask(asked, conditions);
          etag = tagged.safeParse(answer).data?.headers.etag;
          return answer;
        });
        if (etag !== undefined) await kept.put(installation, what, { etag, read });
        return read;
      } catch (error) {
        if (known === undefined || !isUnchanged(error)) throw error;
        // Read by the same shape, when it was kept.
        return known.read as z.infer<typeof shape>;
      }
    },
    async write(what, shape, ask) {
      await takeTurn('gate', what);
      const due = await pace(installation);
      if (due !== undefined) throw putOff(what, due);
      budgets.wrote(installation);
      return rest(what, shape, ask);
    },
    async query(what, query, variables, shape, isWholeWithout = () => false) {
      await takeTurn('read', what);
      const answer: unknown = await send(() => octokit.graphql(query, { ...variables })).catch((error) => {
        const answered = erroneousAnswer.safeParse(error);
        if (!answered.success) return failing(faultOf(error, what));
        const { errors, data, headers = {} } = answered.data;
        const serious = errors.filter(
          ({ type, path }) => type === undefined || path === undefined || !isWholeWithout({ type, path }),
        );
        if (serious.length > 0 || !data) return failing(graphqlFault(serious, headers, what, error));
        return data;
      });
      if (answer === undefined) throw cutOff(what);
      return parse(what, shape, answer);
    },
  };
}

/** Octokit keeps tokens for nearly an hour. One that GitHub ended before is made anew; false where there is none. */
async function renewToken(octokit: Octokit, installation: number): Promise<boolean> {
  if (installation === THE_APP) return false;
  const made = await octokit.auth({ type: 'installation', refresh: true });
  return installationToken.safeParse(made).success;
}

const installationToken = z.object({ tokenType: z.literal('installation') });

const tagged = z.object({ headers: z.object({ etag: z.string().optional() }) });

/** Octokit throws 304 like a refusal. */
function isUnchanged(error: unknown): boolean {
  return error instanceof GitHubFault && unchanged.safeParse(error.cause).success;
}

const unchanged = z.object({ status: z.literal(304) });

/** Octokit gives JSON that ends too early, or does not come at all, as text. */
function isText(answer: unknown): boolean {
  return restAnswer.safeParse(answer).success;
}

const restAnswer = z.object({ status: z.literal([200, 201]), data: z.string() });
