import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Collector, startCollector } from '../support/collector.ts';
import { type RunningGate, startGate, untilStatus } from '../support/running-gate.ts';

/** OpenTelemetry reads them for itself, once, when it is started. */
const VARIABLES = (collector: Collector) => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  OTEL_BSP_SCHEDULE_DELAY: '50',
});

const PATH = 'db/migrations/002_note.sql';
let collector: Collector;
let gate: RunningGate;
/** The webhook that a pull request with a migration came by. */
let delivery: string;

beforeAll(async () => {
  collector = await startCollector();
  for (const [name, value] of Object.entries(VARIABLES(collector))) vi.stubEnv(name, value);
  gate = await startGate({ watched: true });
  vi.unstubAllEnvs();
  const shop = gate.github.repository('acme/shop', {
    files: { 'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n' },
  });
  const files = { [PATH]: 'ALTER TABLE orders ADD COLUMN note text;\n' };
  const pull = shop.openPull({ head: 'note', author: 'mira', files });
  await untilStatus(shop, pull.number, 'pending');
  await gate.github.webhooks.settled();
  delivery = gate.github.webhooks.deliveries.find(({ event }) => event === 'pull_request')?.guid ?? '';
  await vi.waitFor(() => expect(evaluation()).toBeDefined(), 15_000);
}, 60_000);

afterAll(async () => {
  await gate.close();
  await collector.close();
});

const story = () => gate.log.filter((line) => JSON.stringify(line).includes(delivery));
const evaluation = () => story().find(({ msg }) => msg === 'evaluated a pull request');

describe('a webhook', () => {
  it('can be followed by its id through the log, to the status that came of it', () => {
    expect(story().map(({ msg }) => msg)).toEqual([
      'took a webhook',
      'wrote to GitHub',
      'wrote to GitHub',
      'wrote to GitHub',
      'evaluated a pull request',
    ]);
    const { head } = evaluation() ?? {};
    expect(story().map(({ request }) => request)).toContain(`POST /repos/acme/shop/statuses/${head}`);
  });
});

describe('the figures', () => {
  it('are at an address of their own, and not at the public one', async () => {
    const { status } = await fetch(`${gate.url}/metrics`);
    expect(status).toBe(404);
    const text = await (await fetch(`${gate.metricsUrl}/metrics`)).text();
    for (const line of [
      'migration_gate_webhooks_total{event="pull_request",outcome="taken"} 1',
      'migration_gate_acknowledgement_duration_seconds_count ',
      'migration_gate_job_duration_seconds_count{kind="pull-request",outcome="done"} ',
      'migration_gate_github_requests_total{kind="write",outcome="answered"} 3',
      'migration_gate_queue_jobs{kind="pull-request",priority="event"} 0',
      'migration_gate_storage_up 1',
      'migration_gate_github_budget_remaining{installation="',
      'migration_gate_verdicts_total{verdict="pending",level="low"} ',
    ])
      expect(text).toContain(`\n${line}`);
  });

  it('name no repository and no person', async () => {
    const text = await (await fetch(`${gate.metricsUrl}/metrics`)).text();
    expect(text).not.toMatch(/acme|shop|mira/);
  });
});

describe('a trace', () => {
  it('leads from the webhook over the queue and the evaluation to each request to GitHub', async () => {
    const named = (name: string) => collector.spans.find((span) => span.name === name);
    await vi.waitFor(() => expect(named('handle pull-request')).toBeDefined(), 5_000);
    /** From a part up to what it began with. */
    const wayTo = (name: string): readonly string[] => {
      const way: string[] = [];
      for (let span = named(name); span !== undefined; ) {
        way.unshift(span.name);
        const { parentSpanId } = span;
        span = collector.spans.find(({ spanId }) => spanId === parentSpanId);
      }
      return way;
    };
    const start = ['webhook pull_request', 'enqueue pull-request', 'handle pull-request'];
    expect(wayTo('query Overview')).toEqual([...start, 'query Overview']);
    const status = 'POST /repos/{owner}/{repo}/statuses/{id}';
    expect(wayTo(status)).toEqual([...start, status]);
  });

  it('has its id in the log', () => {
    const webhooks = collector.spans.filter(({ name }) => name === 'webhook pull_request');
    expect(webhooks.map(({ traceId }) => traceId)).toEqual([evaluation()?.trace]);
  });

  it('holds no secret', () => {
    expect(JSON.stringify(collector.spans)).not.toMatch(/ghs_|eyJ|bearer|PRIVATE KEY/i);
  });
});
