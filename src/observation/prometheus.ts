import { setTimeout as pause } from 'node:timers/promises';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Job } from '../domain/job.ts';
import type { Priority } from '../usecases/ports/job-queue.ts';
import type { WaitingJobs } from '../usecases/ports/waiting-jobs.ts';
import type { Budget } from './budget.ts';
import { eventNames } from './event-name.ts';
import { createFigures } from './figures.ts';
import { type Failure, type Meter, requestKinds, requestOutcomes, webhookOutcomes } from './meter.ts';

/** How things stand, for whoever asks. */
export interface Gauges {
  /** Rejects when the storage cannot be asked. */
  waiting(): Promise<readonly WaitingJobs[]>;
}

/** What Prometheus reads. */
export interface Prometheus {
  readonly meter: Meter;
  /** The page as things stand now; it is there while the storage is not. */
  page(): Promise<{ readonly contentType: string; readonly text: string }>;
}

const JOB_KINDS = keysOf<Job['kind']>({
  'pull-request': true,
  branch: true,
  commit: true,
  repository: true,
  installation: true,
  'merge-group': true,
  sweep: true,
  reconcile: true,
  left: true,
  renamed: true,
});

const PRIORITIES = keysOf<Priority>({ event: true, sweep: true });

const FAILURES = keysOf<Failure>({
  passing: true,
  'rate-limited': true,
  forbidden: true,
  gone: true,
  outdated: true,
  unexpected: true,
  other: true,
});

/**
 * Counts by prom-client.
 *
 * @param patience how long the storage may take to tell how things stand, in milliseconds; Prometheus waits 10 s.
 */
export function createPrometheus(gauges: Gauges, patience = 2_000): Prometheus {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });

  const figures = createFigures(registry);
  const { webhooks, acknowledgement, jobs, failures, parked, verdicts, requests, requestDuration } = figures;
  // A count that begins with its first time would not be seen to rise then.
  for (const event of eventNames) for (const outcome of webhookOutcomes) webhooks.inc({ event, outcome }, 0);
  for (const kind of requestKinds) for (const outcome of requestOutcomes) requests.inc({ kind, outcome }, 0);
  for (const kind of JOB_KINDS) for (const failure of FAILURES) failures.inc({ kind, failure }, 0);
  for (const kind of JOB_KINDS) parked.inc({ kind }, 0);

  const budgets = new Map<string, Budget>();

  /** What was left before GitHub filled it up again says nothing any more. */
  function showBudgets(): void {
    const { budgetLimit, budgetRemaining } = figures;
    budgetLimit.reset();
    budgetRemaining.reset();
    for (const [key, { installation, resource, limit, remaining, resetAt }] of budgets) {
      if (resetAt.getTime() < Date.now()) budgets.delete(key);
      else {
        budgetLimit.set({ installation, resource }, limit);
        budgetRemaining.set({ installation, resource }, remaining);
      }
    }
  }

  async function readGauges(): Promise<void> {
    const { waiting, oldest, storage } = figures;
    waiting.reset();
    oldest.reset();
    try {
      const told = await Promise.race([gauges.waiting(), tooLate(patience)]);
      for (const kind of JOB_KINDS)
        for (const priority of PRIORITIES) {
          const found = told.find((jobs) => jobs.kind === kind && jobs.priority === priority);
          waiting.set({ kind, priority }, found?.count ?? 0);
          oldest.set({ kind, priority }, found?.oldest ?? 0);
        }
      storage.set(1);
    } catch {
      storage.set(0);
    }
  }

  return {
    meter: {
      webhook({ event, outcome, seconds }) {
        webhooks.inc({ event, outcome });
        if (outcome === 'taken') acknowledgement.observe(seconds);
      },
      request({ kind, outcome, seconds }) {
        requests.inc({ kind, outcome });
        requestDuration.observe({ kind }, seconds);
      },
      job({ kind, failure, seconds }) {
        jobs.observe({ kind, outcome: failure === undefined ? 'done' : 'failed' }, seconds);
        if (failure !== undefined) failures.inc({ kind, failure });
      },
      parked: (kind) => parked.inc({ kind }),
      budget: (told) => budgets.set(`${told.installation} ${told.resource}`, told),
      verdict: ({ verdict, level }) => verdicts.inc({ verdict, level }),
    },
    async page() {
      showBudgets();
      await readGauges();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

async function tooLate(milliseconds: number): Promise<never> {
  await pause(milliseconds, undefined, { ref: false });
  throw new Error(`The storage did not answer within ${milliseconds} ms.`);
}

/** Every value of a union: one that is missing, or too many, does not compile. */
function keysOf<Key extends string>(all: Readonly<Record<Key, true>>): readonly Key[] {
  return Object.keys(all) as Key[];
}
