import { AsyncLocalStorage } from 'node:async_hooks';

/** What GitHub lets the app still do for an installation, as it said last. */
export interface Budget {
  readonly installation: number;
  /** What it is counted for, such as `core` (REST) or `graphql`. */
  readonly resource: string;
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date;
}

const installations = new AsyncLocalStorage<number>();

/**
 * Does work for an installation: of requests that are made meanwhile it is known whose budget they are on.
 *
 * @param installation 0 where the work is for no single one: the app's own budget is not told.
 */
export function forInstallation<T>(installation: number, work: () => T): T {
  return installations.run(installation, work);
}

/** The budget that an answer tells of. Source: REST, “Rate limits for the REST API”, headers. */
export function budgetOf({ headers }: Pick<Response, 'headers'>): Budget | undefined {
  const installation = installations.getStore() ?? 0;
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
    Number(headers.get(`x-ratelimit-${name}`) ?? Number.NaN),
  );
  const resource = headers.get('x-ratelimit-resource');
  if (installation === 0 || resource === null) return undefined;
  if (!isCount(limit) || !isCount(remaining) || !isCount(reset)) return undefined;
  return { installation, resource, limit, remaining, resetAt: new Date(reset * 1_000) };
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 0;
}
