import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Figures, ownFigures, readFigures } from './figures.ts';
import { readPromQl } from './promql.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.object({ summary: z.string().min(1) }),
        }),
      ),
    }),
  ),
});
const dashboard = z.object({
  panels: z.array(
    z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).default([]) }),
  ),
});

const alerts = rules
  .parse(parse(read('deploy/prometheus/alerts.yml')))
  .groups.flatMap((group) => group.rules);
const panels = dashboard
  .parse(JSON.parse(read('deploy/grafana/migration-gate.json')))
  .panels.filter(({ targets }) => targets.length > 0);
const operations = read('docs/operations.md');

/** What Prometheus adds to what it reads. */
const ADDED = ['job', 'instance'];

let figures: Figures;
beforeAll(async () => {
  figures = await readFigures();
});

/** What an expression asks for that no server tells. */
function unknownIn(expression: string): readonly string[] {
  const { selections, groupedBy } = readPromQl(expression);
  const labels = new Set(selections.flatMap(({ metric }) => [...(figures.get(metric)?.keys() ?? [])]));
  return [
    ...selections.flatMap(({ metric, labels: matchers }) => {
      const known = figures.get(metric);
      if (metric === 'up') return [];
      if (known === undefined) return [metric];
      return matchers
        .filter(({ name }) => !ADDED.includes(name))
        .flatMap(({ name, operator, value }) =>
          (operator.endsWith('~') ? value.split('|') : [value])
            .filter((each) => known.get(name)?.has(each) !== true)
            .map((each) => `${metric}{${name}="${each}"}`),
        );
    }),
    ...groupedBy.filter((label) => !ADDED.includes(label) && !labels.has(label)),
  ];
}

describe('an alert', () => {
  it.each(alerts)('$alert asks only for what the server tells', ({ expr }) => {
    expect(readPromQl(expr).selections).not.toEqual([]);
    expect(unknownIn(expr)).toEqual([]);
  });

  it.each(alerts)('$alert has its section in docs/operations.md', ({ alert, labels }) => {
    const section = operations.split(/^### /m).find((text) => text.startsWith(`${alert}\n`));
    expect(section).toMatch(new RegExp(`^${alert}\\n\\n\\*${labels.severity}\\*\\. [^]{80,}`));
  });

  it('that docs/operations.md tells of is there', () => {
    const told = [...operations.matchAll(/^### (MigrationGate\w+)$/gm)].map(([, name]) => name);
    expect(told).toEqual(alerts.map(({ alert }) => alert));
  });
});

describe('the dashboard', () => {
  it.each(panels)('asks under “$title” only for what the server tells', ({ targets }) => {
    expect(targets.flatMap(({ expr }) => unknownIn(expr))).toEqual([]);
  });

  it('shows every figure of our own', () => {
    const asked = panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) => readPromQl(expr).selections.map(({ metric }) => metric)),
    );
    expect(ownFigures(figures).filter((name) => !asked.some((metric) => metric.startsWith(name)))).toEqual(
      [],
    );
  });
});

describe('docs/operations.md', () => {
  it('lists every figure of our own', () => {
    const listed = [...operations.matchAll(/^\| `(migration_gate_\w+)` \|/gm)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual(ownFigures(figures).toSorted());
  });
});
