import { z } from 'zod';
import { GitHubFault } from '../usecases/ports/github-fault.ts';

const headers = z.record(z.string(), z.union([z.string(), z.number()]).optional());

/** What Octokit throws for an answer of 400 and above; without a response no answer came at all. */
const requestError = z.object({
  status: z.number(),
  message: z.string(),
  response: z.object({ headers }).optional(),
});

const graphqlErrors = z.array(z.object({ type: z.string().optional(), message: z.string().optional() }));

/** What Octokit's throttling throws for a GraphQL limit, which GitHub answers with status 200. */
const throttledError = z.object({
  response: z.object({ headers, data: z.object({ errors: graphqlErrors }) }),
});

type Headers = z.infer<typeof headers>;
type GraphqlErrors = z.infer<typeof graphqlErrors>;

/** How long to wait for a limit that does not say, in seconds. Source: REST, “Rate limits for the REST API”. */
const UNTOLD_WAIT = 60;

const PERMISSIONS_HINT = 'see that the app is installed on the repository and has the permissions of app.yml';

/**
 * What a failed request means for us.
 *
 * @param what the request, as a sentence goes on after “asked for”.
 */
export function faultOf(error: unknown, what: string): GitHubFault {
  if (error instanceof GitHubFault) return error;
  const request = requestError.safeParse(error);
  if (request.success && request.data.response !== undefined)
    return answeredFault(request.data, request.data.response.headers, what, error);
  const throttled = throttledError.safeParse(error);
  if (throttled.success) {
    const { headers: given, data } = throttled.data.response;
    return graphqlFault(data.errors, given, what, error);
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new GitHubFault(
    'passing',
    `GitHub did not answer when asked for ${what} (${reason}); trying again helps`,
    { cause: error },
  );
}

/** An answer that is not what GitHub's documentation says. */
export function unexpected(what: string, cause: z.ZodError): GitHubFault {
  const [first] = cause.issues;
  const where = first === undefined ? '' : ` (at ${first.path.join('.') || 'the top'}: ${first.message})`;
  return new GitHubFault(
    'unexpected',
    `GitHub's answer when asked for ${what} has another form than documented${where}; a newer version of the app may know it`,
    { cause },
  );
}

/** An answer of which not everything arrived: a body that was cut off, or a page of a proxy in its place. */
export function cutOff(what: string): GitHubFault {
  return new GitHubFault('passing', `GitHub's answer was cut off when asked for ${what}; trying again helps`);
}

/** Whether GitHub does not take the token, which may have ended since it was made. */
export function isRefusedToken(error: unknown): boolean {
  const request = requestError.safeParse(error);
  return request.success && request.data.status === 401 && request.data.response !== undefined;
}

function answeredFault(
  { status, message }: z.infer<typeof requestError>,
  given: Headers,
  what: string,
  cause: unknown,
): GitHubFault {
  const asked = `when asked for ${what}`;
  const retryAt = limitedUntil(status, message, given);
  if (retryAt !== undefined) return limited(asked, retryAt, cause);
  if (status === 401 || status === 403)
    return new GitHubFault(
      'forbidden',
      `GitHub refuses (${status}: ${message}) ${asked}; ${PERMISSIONS_HINT}`,
      {
        cause,
      },
    );
  if (status === 404 || status === 410)
    return new GitHubFault(
      'gone',
      `GitHub finds nothing (${status}) ${asked}: it is deleted, or out of the app's reach; ${PERMISSIONS_HINT}`,
      { cause },
    );
  if (status >= 500 || status === 408)
    return new GitHubFault('passing', `GitHub failed (${status}) ${asked}; trying again helps`, { cause });
  if (status === 422 && /^No commit found for SHA/.test(message))
    return new GitHubFault(
      'outdated',
      `GitHub has no such commit any more ${asked}; the newest one is read when it is tried again`,
      { cause },
    );
  return new GitHubFault(
    'unexpected',
    `GitHub does not accept the request (${status}: ${message}) ${asked}; the app has to be mended`,
    { cause },
  );
}

/** The errors of an answer of GraphQL, which has status 200 all the same. An answer in part only is none. */
export function graphqlFault(
  errors: GraphqlErrors,
  given: Headers,
  what: string,
  cause: unknown,
): GitHubFault {
  const asked = `when asked for ${what}`;
  const types = new Set(errors.map(({ type }) => type));
  const reason = errors.map(({ type, message }) => message ?? type ?? 'without a reason').join('; ');
  if (types.has('RATE_LIMITED') || types.has('RATE_LIMIT'))
    return limited(asked, resetOf(given) ?? secondsFromNow(UNTOLD_WAIT), cause);
  if (isSecondary(reason)) return limited(asked, retryAfter(given) ?? secondsFromNow(UNTOLD_WAIT), cause);
  if (types.has('FORBIDDEN') || types.has('INSUFFICIENT_SCOPES'))
    return new GitHubFault('forbidden', `GitHub refuses (${reason}) ${asked}; ${PERMISSIONS_HINT}`, {
      cause,
    });
  if (types.has('NOT_FOUND'))
    return new GitHubFault(
      'gone',
      `GitHub finds nothing (${reason}) ${asked}: it is deleted, or out of the app's reach; ${PERMISSIONS_HINT}`,
      { cause },
    );
  return new GitHubFault('passing', `GitHub answered in part only (${reason}) ${asked}; trying again helps`, {
    cause,
  });
}

/** What is not even asked for, since GitHub would refuse it. */
export function putOff(what: string, until: Date): GitHubFault {
  return limited(`when asked for others before ${what}`, until, undefined);
}

function limited(asked: string, retryAt: Date, cause: unknown): GitHubFault {
  return new GitHubFault(
    'rate-limited',
    `GitHub limits the app's requests until ${retryAt.toISOString()}, as it said ${asked}; the app goes on then`,
    { cause, retryAt },
  );
}

/** When a limit ends; undefined for a refusal that is none. */
function limitedUntil(status: number, message: string, given: Headers): Date | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const told = retryAfter(given);
  if (told !== undefined) return told;
  if (String(given['x-ratelimit-remaining']) === '0') return resetOf(given) ?? secondsFromNow(UNTOLD_WAIT);
  return status === 429 || isSecondary(message) ? secondsFromNow(UNTOLD_WAIT) : undefined;
}

function isSecondary(message: string): boolean {
  return /secondary rate limit|abuse detection/i.test(message);
}

function retryAfter(given: Headers): Date | undefined {
  const seconds = numberOf(given['retry-after']);
  return seconds === undefined ? undefined : secondsFromNow(seconds);
}

/** `x-ratelimit-reset` counts seconds since 1970. */
function resetOf(given: Headers): Date | undefined {
  const reset = numberOf(given['x-ratelimit-reset']);
  return reset === undefined ? undefined : new Date(reset * 1_000);
}

function numberOf(value: string | number | undefined): number | undefined {
  const number = Number(value);
  return value === undefined || value === '' || !Number.isFinite(number) ? undefined : number;
}

function secondsFromNow(seconds: number): Date {
  return new Date(Date.now() + seconds * 1_000);
}
