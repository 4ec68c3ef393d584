import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Upper ends of the classes of a histogram, in seconds: from what storing an event takes to what GitHub waits. */
const ACKNOWLEDGEMENT = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const REQUEST = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const JOB = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/**
 * Our own figures, with nothing in them. Names and units are those of Prometheus's “Metric and label naming”; none
 * of the labels has more values than there are of us, of GitHub's events, or of installations.
 */
export function createFigures(registry: Registry) {
  const registers = [registry];
  return {
    webhooks: new Counter({
      name: 'migration_gate_webhooks_total',
      help: 'Webhooks received, by event and what became of them.',
      labelNames: ['event', 'outcome'],
      registers,
    }),
    acknowledgement: new Histogram({
      name: 'migration_gate_acknowledgement_duration_seconds',
      help: 'From the headers of a webhook to the answer that it is stored.',
      buckets: ACKNOWLEDGEMENT,
      registers,
    }),
    jobs: new Histogram({
      name: 'migration_gate_job_duration_seconds',
      help: 'Each attempt at a job; a job of the kind pull-request is one evaluation.',
      labelNames: ['kind', 'outcome'],
      buckets: JOB,
      registers,
    }),
    failures: new Counter({
      name: 'migration_gate_job_failures_total',
      help: 'Attempts that failed, by why.',
      labelNames: ['kind', 'failure'],
      registers,
    }),
    parked: new Counter({
      name: 'migration_gate_jobs_parked_total',
      help: 'Jobs given up after their last attempt.',
      labelNames: ['kind'],
      registers,
    }),
    verdicts: new Counter({
      name: 'migration_gate_verdicts_total',
      help: 'Decisions, by what was decided and the level.',
      labelNames: ['verdict', 'level'],
      registers,
    }),
    requests: new Counter({
      name: 'migration_gate_github_requests_total',
      help: 'Requests to GitHub, by what they do and what became of them.',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    requestDuration: new Histogram({
      name: 'migration_gate_github_request_duration_seconds',
      help: 'From a request to GitHub to the headers of its answer.',
      labelNames: ['kind'],
      buckets: REQUEST,
      registers,
    }),
    budgetLimit: new Gauge({
      name: 'migration_gate_github_budget_limit',
      help: 'What GitHub lets the app do for an installation in an hour.',
      labelNames: ['installation', 'resource'],
      registers,
    }),
    budgetRemaining: new Gauge({
      name: 'migration_gate_github_budget_remaining',
      help: 'What is left of it until the hour is over, as GitHub said last.',
      labelNames: ['installation', 'resource'],
      registers,
    }),
    storage: new Gauge({
      name: 'migration_gate_storage_up',
      help: 'Whether the storage answered just now.',
      registers,
    }),
    waiting: new Gauge({
      name: 'migration_gate_queue_jobs',
      help: 'Jobs that are due and not done.',
      labelNames: ['kind', 'priority'],
      registers,
    }),
    oldest: new Gauge({
      name: 'migration_gate_queue_oldest_age_seconds',
      help: 'How long the oldest job that is not done has been due.',
      labelNames: ['kind', 'priority'],
      registers,
    }),
  };
}
