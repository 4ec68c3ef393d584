import { describe, expect, it } from 'vitest';
import type { AuditEntry, AuditedDecision, AuditHead } from '../../src/domain/audit.ts';
import { observedAudit } from '../../src/observation/observed-audit.ts';
import { observedHandler } from '../../src/observation/observed-handler.ts';
import { webhookMeter } from '../../src/observation/observed-webhooks.ts';
import { createPrometheus, type Gauges } from '../../src/observation/prometheus.ts';
import { noTracer } from '../../src/observation/tracer.ts';
import { GitHubFault } from '../../src/usecases/ports/github-fault.ts';
import { job } from '../queue/fixture.ts';

const gauges: Gauges = { waiting: async () => [] };
const doNothing = async () => {};

const HEAD: AuditHead = { at: '', why: { cause: 'test' }, installation: 1, repository: 'acme/shop' };
const DECISION: Omit<AuditedDecision, 'kind' | 'verdict' | 'level'> = {
  head: '',
  base: '',
  baseBranch: 'main',
  state: 'open',
  digest: '',
  policy: { from: 'built-in', name: 'default', sha: '1', extends: [] },
  findings: [],
  counted: [],
  notCounted: [],
  objections: [],
  shortfalls: [],
  refusals: [],
  acts: [],
  writes: [],
  facts: [],
};

/** The lines of a page that are about these names, and say more than that nothing happened. */
async function lines({ page }: ReturnType<typeof createPrometheus>, ...names: readonly string[]) {
  const { text } = await page();
  return text
    .split('\n')
    .filter((line) => names.some((name) => line.startsWith(name)) && !/_total\{.*\} 0$/.test(line));
}

describe('the figures', () => {
  it('count webhooks by event and answer, and time those that were taken', async () => {
    const prometheus = createPrometheus(gauges);
    const answered = webhookMeter(prometheus.meter);
    answered({ event: 'pull_request', status: 200, seconds: 0.004 });
    answered({ event: 'pull_request', status: 503, seconds: 9 });
    answered({ event: 'push', status: 401, seconds: 0.001 });
    expect(await lines(prometheus, 'migration_gate_webhooks_total')).toEqual([
      'migration_gate_webhooks_total{event="pull_request",outcome="taken"} 1',
      'migration_gate_webhooks_total{event="pull_request",outcome="failed"} 1',
      'migration_gate_webhooks_total{event="push",outcome="refused"} 1',
    ]);
    expect(await lines(prometheus, 'migration_gate_acknowledgement_duration_seconds_sum')).toEqual([
      'migration_gate_acknowledgement_duration_seconds_sum 0.004',
    ]);
  });

  it('do not grow by names of events that a stranger makes up', async () => {
    const prometheus = createPrometheus(gauges);
    const answered = webhookMeter(prometheus.meter);
    for (const event of ['swordfish', '__proto__', undefined]) answered({ event, status: 401, seconds: 0 });
    expect(await lines(prometheus, 'migration_gate_webhooks_total')).toEqual([
      'migration_gate_webhooks_total{event="other",outcome="refused"} 3',
    ]);
  });

  it('count what jobs came to, why they failed, and which were given up', async () => {
    const prometheus = createPrometheus(gauges);
    const observer = {
      ...prometheus,
      tracer: noTracer,
      logWith: <T>(_fields: object, work: () => T) => work(),
    };
    const faults = [undefined, new GitHubFault('passing', 'GitHub failed'), new Error('a bug')];
    const handle = async () => {
      const fault = faults.shift();
      if (fault !== undefined) throw fault;
    };
    const lost = new AbortController().signal;
    const handler = observedHandler({ handle, park: doNothing }, observer);
    await handler.handle(job(1), lost);
    await expect(handler.handle(job(1), lost)).rejects.toThrow('GitHub failed');
    await expect(handler.handle(job(1), lost)).rejects.toThrow('a bug');
    await handler.park(job(1), new Error('a bug'));
    expect(await lines(prometheus, 'migration_gate_job_duration_seconds_count')).toEqual([
      'migration_gate_job_duration_seconds_count{kind="pull-request",outcome="done"} 1',
      'migration_gate_job_duration_seconds_count{kind="pull-request",outcome="failed"} 2',
    ]);
    expect(await lines(prometheus, 'migration_gate_job_failures_total')).toEqual([
      'migration_gate_job_failures_total{kind="pull-request",failure="passing"} 1',
      'migration_gate_job_failures_total{kind="pull-request",failure="other"} 1',
    ]);
    expect(await lines(prometheus, 'migration_gate_jobs_parked_total{kind="pull-request"}')).toEqual([
      'migration_gate_jobs_parked_total{kind="pull-request"} 1',
    ]);
  });

  it('count verdicts by what was decided and the level, and nothing that was merely done', async () => {
    const prometheus = createPrometheus(gauges);
    const audit = observedAudit({ append: doNothing }, prometheus.meter);
    const status = { state: 'error', description: '' } as const;
    const ground = { kind: 'fault', message: 'GitHub failed' } as const;
    const entries: readonly AuditEntry[] = [
      { ...HEAD, ...DECISION, kind: 'decision', verdict: 'pending', level: 'high' },
      { ...HEAD, ...DECISION, kind: 'decision', verdict: 'not-applicable', level: 'low' },
      { ...HEAD, kind: 'undetermined', head: '', ground, status },
      { ...HEAD, kind: 'deed', deeds: [], writes: [], refused: [] },
    ];
    for (const entry of entries) await audit.append(entry);
    expect(await lines(prometheus, 'migration_gate_verdicts_total')).toEqual([
      'migration_gate_verdicts_total{verdict="pending",level="high"} 1',
      'migration_gate_verdicts_total{verdict="not-applicable",level="none"} 1',
      'migration_gate_verdicts_total{verdict="undetermined",level="none"} 1',
    ]);
  });

  it('count from nothing on, so that the first time is seen as one', async () => {
    const { text } = await createPrometheus(gauges).page();
    for (const line of [
      'migration_gate_webhooks_total{event="push",outcome="failed"} 0',
      'migration_gate_job_failures_total{kind="pull-request",failure="forbidden"} 0',
      'migration_gate_jobs_parked_total{kind="repository"} 0',
      'migration_gate_github_requests_total{kind="write",outcome="limited"} 0',
    ])
      expect(text).toContain(`\n${line}\n`);
  });

  it('tell what GitHub leaves each installation, until it fills that up', async () => {
    const prometheus = createPrometheus(gauges);
    const budget = { resource: 'core', limit: 5_000, remaining: 100 };
    prometheus.meter.budget({ ...budget, installation: 1, resetAt: new Date(Date.now() + 60_000) });
    prometheus.meter.budget({ ...budget, installation: 2, resetAt: new Date(Date.now() - 1_000) });
    expect(await lines(prometheus, 'migration_gate_github_budget_')).toEqual([
      'migration_gate_github_budget_limit{installation="1",resource="core"} 5000',
      'migration_gate_github_budget_remaining{installation="1",resource="core"} 100',
    ]);
  });

  it('tell how much waits, and for how long', async () => {
    const prometheus = createPrometheus({
      waiting: async () => [{ kind: 'pull-request', priority: 'event', count: 3, oldest: 12.5 }],
    });
    expect(await lines(prometheus, 'migration_gate_queue_', 'migration_gate_storage_up')).toEqual(
      expect.arrayContaining([
        'migration_gate_queue_jobs{kind="pull-request",priority="event"} 3',
        'migration_gate_queue_jobs{kind="branch",priority="sweep"} 0',
        'migration_gate_queue_oldest_age_seconds{kind="pull-request",priority="event"} 12.5',
        'migration_gate_storage_up 1',
      ]),
    );
  });

  it.each([
    ['is not there', () => Promise.reject(new Error('no database'))],
    ['does not answer', () => new Promise<never>(() => {})],
  ])('are there while the storage %s, which they say', async (_what, waiting) => {
    const prometheus = createPrometheus({ waiting }, 10);
    expect(await lines(prometheus, 'migration_gate_queue_jobs{', 'migration_gate_storage_up')).toEqual([
      'migration_gate_storage_up 0',
    ]);
  });

  it('tell of the process and its event loop', async () => {
    const { text } = await createPrometheus(gauges).page();
    expect(text).toContain('\nprocess_resident_memory_bytes ');
    expect(text).toContain('\nnodejs_eventloop_lag_p99_seconds ');
  });
});
