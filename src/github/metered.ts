import { z } from 'zod';
import type { Allowance } from '../budget/budget.ts';
import type { Octokit } from './octokit.ts';

/** GitHub's headers of what is left. Source: REST, “Rate limits for the REST API”. */
const headers = z
  .object({
    'x-ratelimit-resource': z.string(),
    'x-ratelimit-limit': z.coerce.number(),
    'x-ratelimit-remaining': z.coerce.number(),
    'x-ratelimit-reset': z.coerce.number(),
  })
  .transform(
    (given): Allowance => ({
      resource: given['x-ratelimit-resource'],
      limit: given['x-ratelimit-limit'],
      remaining: given['x-ratelimit-remaining'],
      resetAt: new Date(given['x-ratelimit-reset'] * 1_000).toISOString(),
    }),
  );

const answer = z.object({ headers });
const refused = z.object({ response: answer });

/** Has what each answer tells of what is left passed on, refusals included. */
export function meter(octokit: Octokit, onTold: (allowance: Allowance) => void): void {
  const tell = (told: { readonly headers: Allowance } | undefined) => {
    if (told !== undefined) onTold(told.headers);
  };
  octokit.hook.after('request', (response) => tell(answer.safeParse(response).data));
  octokit.hook.error('request', (error) => {
    tell(refused.safeParse(error).data?.response);
    throw error;
  });
}
