/** What GitHub lets the app still ask in the hour: requests by REST (`core`), points by GraphQL. */
export interface Allowance {
  readonly resource: string;
  readonly limit: number;
  readonly remaining: number;
  /** When it starts anew, ISO 8601, UTC. */
  readonly resetAt: string;
}

/** What is known of an installation's limits. Nothing known means that nothing is limited yet. */
export interface Budget {
  /** The latest of each resource. */
  readonly allowances: readonly Allowance[];
  /** GitHub asked to be left alone until then, ISO 8601, UTC: a secondary limit, `Retry-After`, or a used up hour. */
  readonly heldUntil?: string;
  /** Writes since the beginning of this minute, and of this hour: GitHub does not tell of them. */
  readonly minute: WriteCount;
  readonly hour: WriteCount;
}

export interface WriteCount {
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly writes: number;
}

export const UNLIMITED: Budget = {
  allowances: [],
  minute: { from: '', writes: 0 },
  hour: { from: '', writes: 0 },
};

/** The budget with what an answer told; of two answers of one hour the one with less left is the later. */
export function withAllowance(budget: Budget, told: Allowance): Budget {
  const known = budget.allowances.find(({ resource }) => resource === told.resource);
  const isOlder =
    known !== undefined &&
    (known.resetAt > told.resetAt || (known.resetAt === told.resetAt && known.remaining < told.remaining));
  if (isOlder) return budget;
  const others = budget.allowances.filter(({ resource }) => resource !== told.resource);
  return { ...budget, allowances: [...others, told] };
}

/** The budget while GitHub is left alone; a shorter time does not end a longer one. */
export function withHold(budget: Budget, until: Date): Budget {
  const heldUntil = until.toISOString();
  return budget.heldUntil !== undefined && budget.heldUntil > heldUntil ? budget : { ...budget, heldUntil };
}

/** The budget after one more write. */
export function withWrite(budget: Budget, now: Date): Budget {
  return {
    ...budget,
    minute: counted(budget.minute, beginningOf('minute', now)),
    hour: counted(budget.hour, beginningOf('hour', now)),
  };
}

function counted({ from, writes }: WriteCount, beginning: string): WriteCount {
  return { from: beginning, writes: from === beginning ? writes + 1 : 1 };
}

const MILLISECONDS = { minute: 60_000, hour: 3_600_000 } as const;

/** When the minute or hour began, ISO 8601, UTC. */
export function beginningOf(span: keyof typeof MILLISECONDS, now: Date): string {
  const length = MILLISECONDS[span];
  return new Date(Math.floor(now.getTime() / length) * length).toISOString();
}

/** When the minute or hour ends. */
export function endOf(span: keyof typeof MILLISECONDS, now: Date): Date {
  return new Date(Date.parse(beginningOf(span, now)) + MILLISECONDS[span]);
}
