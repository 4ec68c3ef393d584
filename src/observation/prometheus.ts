import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Job } from '../domain/job.ts';
import type { WaitingJobs } from '../usecases/ports/waiting-jobs.ts';
import { eventNames } from './event-name.ts';
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
});

const FAILURES = keysOf<Failure>({
  passing: true,
  'rate-limited': true,
  forbidden: true,
  gone: true,
  unexpected: true,
  other: true,
});

/** Upper ends of the classes of a histogram, in seconds: from what storing an event takes to what GitHub waits. */
const ACKNOWLEDGEMENT = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const REQUEST = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const JOB = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** Counts by prom-client. Names and units are those of Prometheus's “Metric and label naming”. */
export function createPrometheus(gauges: Gauges): Prometheus {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const webhooks = new Counter({
    name: 'migration_gate_webhooks_total',
    help: 'Webhooks received, by event and what became of them.',
    labelNames: ['event', 'outcome'],
    registers,
  });
  const acknowledgement = new Histogram({
    name: 'migration_gate_acknowledgement_duration_seconds',
    help: 'From the headers of a webhook to the answer that it is stored.',
    buckets: ACKNOWLEDGEMENT,
    registers,
  });
  const jobs = new Histogram({
    name: 'migration_gate_job_duration_seconds',
    help: 'Each attempt at a job; a job of the kind pull-request is one evaluation.',
    labelNames: ['kind', 'outcome'],
    buckets: JOB,
    registers,
  });
  const failures = new Counter({
    name: 'migration_gate_job_failures_total',
    help: 'Attempts that failed, by why.',
    labelNames: ['kind', 'failure'],
    registers,
  });
  const parked = new Counter({
    name: 'migration_gate_jobs_parked_total',
    help: 'Jobs given up after their last attempt.',
    labelNames: ['kind'],
    registers,
  });
  const requests = new Counter({
    name: 'migration_gate_github_requests_total',
    help: 'Requests to GitHub, by what they do and what became of them.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const requestDuration = new Histogram({
    name: 'migration_gate_github_request_duration_seconds',
    help: 'From a request to GitHub to the headers of its answer.',
    labelNames: ['kind'],
    buckets: REQUEST,
    registers,
  });
  const storage = new Gauge({
    name: 'migration_gate_storage_up',
    help: 'Whether the storage answered just now.',
    registers,
  });
  const waiting = new Gauge({
    name: 'migration_gate_queue_jobs',
    help: 'Jobs that are due and not done.',
    labelNames: ['kind'],
    registers,
  });
  const oldest = new Gauge({
    name: 'migration_gate_queue_oldest_age_seconds',
    help: 'How long the oldest job that is not done has been due.',
    labelNames: ['kind'],
    registers,
  });
  // A count that begins with its first time would not be seen to rise then.
  for (const event of eventNames) for (const outcome of webhookOutcomes) webhooks.inc({ event, outcome }, 0);
  for (const kind of requestKinds) for (const outcome of requestOutcomes) requests.inc({ kind, outcome }, 0);
  for (const kind of JOB_KINDS) for (const failure of FAILURES) failures.inc({ kind, failure }, 0);
  for (const kind of JOB_KINDS) parked.inc({ kind }, 0);

  async function readGauges(): Promise<void> {
    waiting.reset();
    oldest.reset();
    try {
      const found = new Map((await gauges.waiting()).map((jobsOfKind) => [jobsOfKind.kind, jobsOfKind]));
      for (const kind of JOB_KINDS) {
        waiting.set({ kind }, found.get(kind)?.count ?? 0);
        oldest.set({ kind }, found.get(kind)?.oldest ?? 0);
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
    },
    async page() {
      await readGauges();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** Every value of a union: one that is missing, or too many, does not compile. */
function keysOf<Key extends string>(all: Readonly<Record<Key, true>>): readonly Key[] {
  return Object.keys(all) as Key[];
}
