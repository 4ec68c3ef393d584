import type { Demand } from '../domain/demand.ts';
import type { Complete, HeadCheck } from '../domain/snapshot.ts';
import type { MissingCheck, Shortfall } from '../domain/verdict.ts';

/** The names that any of the demands waits for, each once. */
export function checksNeeded(demands: readonly Demand[]): readonly string[] {
  return [...new Set(demands.flatMap(({ checks }) => checks))];
}

/** Statuses and check runs that are not green. What an incomplete list holds of a name need not be all of it. */
export function checkShortfalls(
  demands: readonly Demand[],
  { items, complete }: Complete<HeadCheck>,
): readonly Shortfall[] {
  const missing = checksNeeded(demands).flatMap((name): readonly MissingCheck[] => {
    // A status and a check run of the same name are both required, as GitHub has it.
    const states = items.filter((check) => check.name === name).map(({ state }) => state);
    if (states.length === 0) return [{ name, state: 'absent' }];
    if (states.includes('failure')) return [{ name, state: 'failure' }];
    return states.includes('pending') || !complete ? [{ name, state: 'pending' }] : [];
  });
  return missing.length === 0 ? [] : [{ kind: 'checks', checks: missing }];
}
