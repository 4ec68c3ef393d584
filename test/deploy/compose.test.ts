import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const service = z.object({
  profiles: z.array(z.string()).optional(),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  read_only: z.boolean().optional(),
  privileged: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
});
const { services } = z.object({ services: z.record(z.string(), service) }).parse(parse(read('compose.yml')));
const { scrape_configs: jobs, rule_files: rules } = z
  .object({
    rule_files: z.array(z.string()),
    scrape_configs: z.array(
      z.object({
        job_name: z.string(),
        static_configs: z.array(z.object({ targets: z.array(z.string()) })),
      }),
    ),
  })
  .parse(parse(read('deploy/prometheus/prometheus.yml')));

describe('compose.yml', () => {
  it('starts Prometheus and Grafana only when it is asked to', () => {
    const always = Object.keys(services).filter((name) => services[name]?.profiles === undefined);
    expect(always).toEqual(['gate', 'database']);
  });

  it('has the server write to no file system, and gives it no capability', () => {
    expect(services.gate).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      volumes: [],
    });
    expect(services.gate).not.toHaveProperty('privileged');
  });

  it('mounts only what is there', () => {
    const mounted = Object.values(services).flatMap(({ volumes }) =>
      volumes.map((volume) => volume.split(':')[0] ?? '').filter((path) => path.startsWith('.')),
    );
    expect(mounted).not.toEqual([]);
    expect(mounted.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it('has Prometheus ask the server where it tells its figures, under the name that the alerts take', () => {
    const port = /METRICS_PORT=(\d+)/.exec(read('Dockerfile'))?.[1];
    expect(jobs).toEqual([{ job_name: 'migration-gate', static_configs: [{ targets: [`gate:${port}`] }] }]);
    expect(rules.filter((file) => !existsSync(new URL(`deploy/prometheus/${file}`, root)))).toEqual([]);
  });

  it('lets nobody on the network reach the figures', () => {
    const open = Object.entries(services).flatMap(([name, { ports }]) =>
      ports.filter((port) => !port.startsWith('127.0.0.1:')).map((port) => `${name} ${port}`),
    );
    expect(open).toEqual(['gate ${PORT:-3000}:3000']);
  });
});
