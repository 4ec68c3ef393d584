import type { Account } from './account.ts';

export type StatusState = 'error' | 'failure' | 'pending' | 'success';

export interface Status {
  readonly id: number;
  readonly nodeId: string;
  readonly sha: string;
  readonly context: string;
  readonly state: StatusState;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Account;
  readonly createdAt: Date;
}

/** The latest status of each context, newest first, as GitHub combines them. */
export function latestStatuses(statuses: readonly Status[]): readonly Status[] {
  const latest = new Map<string, Status>();
  for (const status of statuses) latest.set(status.context, status);
  return [...latest.values()].sort((a, b) => b.id - a.id);
}

/** `failure` when any failed or broke, `pending` when any is open or there is none, otherwise `success`. */
export function combinedState(statuses: readonly Status[]): 'failure' | 'pending' | 'success' {
  const states = new Set(latestStatuses(statuses).map((status) => status.state));
  if (states.has('error') || states.has('failure')) return 'failure';
  return states.has('pending') || states.size === 0 ? 'pending' : 'success';
}
