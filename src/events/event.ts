import { z } from 'zod';
import type { Job } from '../domain/job.ts';

/** What a webhook asks for. */
export type EventAnswer =
  /** No jobs at all means that the event concerns nobody. */
  | { readonly kind: 'jobs'; readonly jobs: readonly Job[] }
  /** The payload lacks what the event needs; `problem` says what. */
  | { readonly kind: 'malformed'; readonly problem: string };

/** Turns the payload of one kind of event into jobs. */
export type EventHandler = (payload: unknown) => EventAnswer;

export const repository = z
  .object({ name: z.string(), owner: z.object({ login: z.string() }) })
  .transform(({ name, owner }) => ({ owner: owner.login, name }));

export const installation = z.object({ id: z.number() }).transform(({ id }) => id);

/** Of whom it only matters whether it is a person. */
export const sender = z.object({ login: z.string(), type: z.string() });

/**
 * A handler for payloads of a shape. A payload without an installation was not sent to an app: it is no concern of
 * ours, whatever else it holds.
 */
export function handler<T>(
  event: string,
  shape: z.ZodType<T>,
  jobsOf: (payload: T) => readonly Job[],
): EventHandler {
  return (payload) => {
    const parsed = shape.safeParse(payload);
    if (parsed.success) return { kind: 'jobs', jobs: jobsOf(parsed.data) };
    return {
      kind: 'malformed',
      problem: `${event}: ${z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ')}`,
    };
  };
}
