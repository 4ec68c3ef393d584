import { z } from 'zod';
import { GitHubFault } from '../usecases/ports/github-fault.ts';

const requestError = z.object({
  status: z.number(),
  message: z.string(),
  response: z
    .object({ headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()) })
    .optional(),
});

const graphqlError = z.object({
  errors: z.array(z.object({ type: z.string().optional(), message: z.string() })),
  headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()).optional(),
});

type Headers = Readonly<Record<string, string | number | undefined>>;

/** How long to wait for a secondary limit that does not say, in seconds. Source: GitHub REST, “Rate limits”. */
const SECONDARY_WAIT = 60;

/**
 * What a failed request means for us.
 *
 * @param what the request, as a sentence goes on after “GitHub could not be asked for”.
 */
export function faultOf(error: unknown, what: string): GitHubFault {
  if (error instanceof GitHubFault) return error;
  const rest = requestError.safeParse(error);
  if (rest.success) return restFault(rest.data, what, error);
  const graphql = graphqlError.safeParse(error);
  if (graphql.success) return graphqlFault(graphql.data, what, error);
  const message = error instanceof Error ? error.message : String(error);
  return new GitHubFault(
    'passing',
    `GitHub did not answer when asked for ${what} (${message}); trying again helps`,
    {
      cause: error,
    },
  );
}

/** An answer that is not what GitHub's documentation says. */
export function unexpected(what: string, cause: unknown): GitHubFault {
  return new GitHubFault('unexpected', `GitHub's answer about ${what} has another form than expected`, {
    cause,
  });
}

function restFault(
  { status, message, response }: z.infer<typeof requestError>,
  what: string,
  cause: unknown,
): GitHubFault {
  const headers = response?.headers ?? {};
  const limit = limitedUntil(status, message, headers);
  if (limit !== undefined)
    return new GitHubFault('rate-limited', `GitHub limits the app's requests until ${limit.toISOString()}`, {
      cause,
      retryAt: limit,
    });
  if (status === 401 || status === 403)
    return new GitHubFault(
      'forbidden',
      `GitHub refuses the app ${what} (${status}): see that the app is installed on the repository and has the permissions of app.yml`,
      { cause },
    );
  if (status === 404 || status === 410)
    return new GitHubFault(
      'gone',
      `GitHub does not know ${what} (${status}): it is deleted, or out of the app's reach`,
      {
        cause,
      },
    );
  if (status >= 500)
    return new GitHubFault(
      'passing',
      `GitHub failed to answer about ${what} (${status}); trying again helps`,
      { cause },
    );
  return new GitHubFault(
    'unexpected',
    `GitHub does not accept the request for ${what} (${status}: ${message})`,
    { cause },
  );
}

/** GraphQL answers its faults with status 200. */
function graphqlFault(
  { errors, headers }: z.infer<typeof graphqlError>,
  what: string,
  cause: unknown,
): GitHubFault {
  const types = errors.map(({ type }) => type);
  if (types.includes('RATE_LIMITED') || types.includes('RATE_LIMIT')) {
    const retryAt = resetOf(headers ?? {}) ?? secondsFromNow(SECONDARY_WAIT);
    return new GitHubFault(
      'rate-limited',
      `GitHub limits the app's requests until ${retryAt.toISOString()}`,
      {
        cause,
        retryAt,
      },
    );
  }
  const [first] = errors;
  if (types.includes('NOT_FOUND'))
    return new GitHubFault('gone', `GitHub does not know ${what}: it is deleted, or out of the app's reach`, {
      cause,
    });
  if (types.includes('FORBIDDEN') || types.includes('INSUFFICIENT_SCOPES'))
    return new GitHubFault(
      'forbidden',
      `GitHub refuses the app ${what} (${first?.message ?? 'forbidden'}): see that it has the permissions of app.yml`,
      { cause },
    );
  return new GitHubFault(
    'passing',
    `GitHub answered about ${what} in part only (${first?.message ?? 'no reason'}); trying again helps`,
    {
      cause,
    },
  );
}

function limitedUntil(status: number, message: string, headers: Headers): Date | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const retryAfter = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(retryAfter)) return secondsFromNow(retryAfter);
  if (String(headers['x-ratelimit-remaining']) === '0')
    return resetOf(headers) ?? secondsFromNow(SECONDARY_WAIT);
  if (status === 429 || /secondary rate limit|abuse detection/i.test(message))
    return secondsFromNow(SECONDARY_WAIT);
  return undefined;
}

function resetOf(headers: Headers): Date | undefined {
  const reset = Number(headers['x-ratelimit-reset']);
  return headers['x-ratelimit-reset'] === undefined || !Number.isFinite(reset)
    ? undefined
    : new Date(reset * 1_000);
}

function secondsFromNow(seconds: number): Date {
  return new Date(Date.now() + seconds * 1_000);
}
