import { type Budget, beginningOf, endOf } from './budget.ts';

/** What asks for a part of the budget, the most important first. */
export type WorkKind =
  /** Any request that writes nothing. */
  | 'read'
  /** The facts of a pull request, its status and its comment. */
  | 'gate'
  /** Labels, reviewers, reactions, follow-ups: the verdict stands without them. */
  | 'nicety'
  /** What the gate goes through by itself. */
  | 'sweep';

export type Turn = { readonly kind: 'go' } | { readonly kind: 'wait'; readonly until: Date };

/** How much of an hour's allowance has to be left, as a part of it. */
const LEAST_LEFT: Readonly<Record<WorkKind, number>> = { read: 0, gate: 0, nicety: 0.1, sweep: 0.5 };

/**
 * Writes that a kind may bring a minute and an hour to, below GitHub's own 80 and 500. Source: REST, “Rate limits for
 * the REST API”, secondary limits on content creation.
 */
const MOST_WRITES: Readonly<Record<WorkKind, { readonly minute: number; readonly hour: number }>> = {
  read: { minute: Number.POSITIVE_INFINITY, hour: Number.POSITIVE_INFINITY },
  gate: { minute: 75, hour: 480 },
  nicety: { minute: 50, hour: 350 },
  sweep: { minute: 40, hour: 250 },
};

/** Whether work of a kind may go now, and if not, when. */
export function turnOf(kind: WorkKind, budget: Budget, now: Date): Turn {
  const waits = [...heldBack(budget, now), ...spent(kind, budget, now), ...written(kind, budget, now)];
  const until = waits.toSorted((a, b) => b.getTime() - a.getTime())[0];
  return until === undefined ? { kind: 'go' } : { kind: 'wait', until };
}

function heldBack({ heldUntil }: Budget, now: Date): readonly Date[] {
  const until = heldUntil === undefined ? now : new Date(heldUntil);
  return until > now ? [until] : [];
}

function spent(kind: WorkKind, { allowances }: Budget, now: Date): readonly Date[] {
  return allowances.flatMap(({ limit, remaining, resetAt }) => {
    const reset = new Date(resetAt);
    return reset > now && remaining <= limit * LEAST_LEFT[kind] ? [reset] : [];
  });
}

function written(kind: WorkKind, { minute, hour }: Budget, now: Date): readonly Date[] {
  const most = MOST_WRITES[kind];
  return [
    ...(minute.from === beginningOf('minute', now) && minute.writes >= most.minute
      ? [endOf('minute', now)]
      : []),
    ...(hour.from === beginningOf('hour', now) && hour.writes >= most.hour ? [endOf('hour', now)] : []),
  ];
}
