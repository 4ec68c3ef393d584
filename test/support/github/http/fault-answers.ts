import type { Answer } from './call.ts';
import type { Fault } from './faults.ts';
import { refusal } from './outcome.ts';

/** The answer that a fault puts in the place of the real one; undefined for those that answer after all. */
export function faultAnswer(fault: Fault): Answer | undefined {
  if ('status' in fault) {
    if (fault.body !== undefined) return { status: fault.status, body: fault.body };
    return refusal(fault.status, fault.status >= 500 ? 'Server Error' : 'Refused by the stand-in');
  }
  const reset = (seconds: number) => String(Math.ceil(Date.now() / 1000) + seconds);
  switch (fault.kind) {
    case 'primary-limit':
      return refusal(403, 'API rate limit exceeded for installation.', {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-used': '5000',
        'x-ratelimit-reset': reset(fault.resetInSeconds ?? 60),
        'x-ratelimit-resource': 'core',
      });
    case 'secondary-limit':
      return refusal(
        429,
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        {
          'retry-after': String(fault.retryAfterSeconds ?? 60),
        },
      );
    case 'graphql-limit':
      return {
        status: 200,
        body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for installation.' }] },
        headers: {
          'x-ratelimit-limit': '5000',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-used': '5000',
          'x-ratelimit-reset': reset(60),
          'x-ratelimit-resource': 'graphql',
        },
      };
    case 'drop':
    case 'lost-answer':
    case 'half-answer':
    case 'delay':
    case 'graphql-error':
      return undefined;
  }
}

/** The answer to a GraphQL query with null at the fault's path and an error that says why. */
export function withGraphqlError(body: unknown, fault: Extract<Fault, { kind: 'graphql-error' }>): unknown {
  const { type, path = [], message = 'Resource not accessible by integration' } = fault;
  const answer = structuredClone(body) as { data?: unknown; errors?: unknown[] };
  blank(answer, ['data', ...path]);
  return {
    ...answer,
    errors: [...(answer.errors ?? []), { type, path, locations: [{ line: 1, column: 1 }], message }],
  };
}

function blank(body: unknown, path: readonly (string | number)[]): void {
  const last = path.at(-1);
  let place = body;
  for (const step of path.slice(0, -1)) place = (place as Record<string | number, unknown> | null)?.[step];
  if (last !== undefined && typeof place === 'object' && place !== null)
    (place as Record<string | number, unknown>)[last] = null;
}
