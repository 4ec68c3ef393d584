import { createPrometheus } from '../../src/observation/prometheus.ts';

/** What the server tells Prometheus: by the name of each series its labels, and the values that were seen of each. */
export type Figures = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/** A server's figures after one of everything has happened. */
export async function readFigures(): Promise<Figures> {
  const { meter, page } = createPrometheus({ waiting: async () => [] });
  meter.webhook({ event: 'push', outcome: 'taken', seconds: 0.01 });
  meter.request({ kind: 'read', outcome: 'answered', seconds: 0.1 });
  for (const kind of ['pull-request', 'sweep'] as const) meter.job({ kind, seconds: 1 });
  meter.job({ kind: 'pull-request', failure: 'other', seconds: 1 });
  meter.parked('pull-request');
  meter.verdict({ verdict: 'pending', level: 'high' });
  const resetAt = new Date(Date.now() + 3_600_000);
  meter.budget({ installation: 1, resource: 'core', limit: 5_000, remaining: 4_000, resetAt });
  const figures = new Map<string, Map<string, Set<string>>>();
  for (const line of (await page()).text.split('\n')) {
    const [, name, labels = ''] = /^(\w+)(?:\{(.*)\})? /.exec(line) ?? [];
    if (name === undefined) continue;
    const known = figures.get(name) ?? new Map<string, Set<string>>();
    for (const [, label = '', value = ''] of labels.matchAll(/(\w+)="([^"]*)"/g))
      known.set(label, (known.get(label) ?? new Set()).add(value));
    figures.set(name, known);
  }
  return figures;
}

/** The names of our own figures: a histogram is one, however many series it has. */
export function ownFigures(figures: Figures): readonly string[] {
  const names = [...figures.keys()].filter((name) => name.startsWith('migration_gate_'));
  return [...new Set(names.map((name) => name.replace(/(?<=_seconds)_(bucket|sum|count)$/, '')))];
}
