import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROLES } from '../../src/config/config.ts';
import { DRAIN } from '../../src/server.ts';
import { FOLDER, filesBelow, type Manifest, problemsOf, readManifests, unknownFields } from './manifests.ts';

const root = new URL('../../', import.meta.url).pathname;
const read = (file: string) => parse(readFileSync(join(root, FOLDER, file), 'utf8'));
const manifests = readManifests();
const kustomizations = filesBelow('.').filter((file) => file.endsWith('/kustomization.yaml'));

const ofKind = (kind: string) => manifests.filter((manifest) => manifest.kind === kind);
const deployments = ofKind('Deployment').map(({ file, object }) => ({
  file,
  deployment: object as unknown as IDeployment,
}));

describe('the manifests', () => {
  it.each(manifests)('are what Kubernetes takes: $file', async (manifest) => {
    expect(await problemsOf(manifest)).toBeUndefined();
  });

  it('hold no field that Kubernetes does not know', () => {
    expect(unknownFields(manifests)).toBe('');
  });

  it('with a misspelt field would be found out', () => {
    const [manifest] = ofKind('Service');
    const object = { ...manifest?.object, spec: { ports: [{ port: 80, targetport: 'http' }] } };
    const misspelt = { ...manifest, kind: 'Service', object } as Manifest;
    expect(unknownFields([misspelt])).toContain('"targetport"');
  });

  it('are all taken up by a kustomization beside them, which names nothing else', () => {
    const named = kustomizations.flatMap((file) => {
      const { resources = [] }: { resources?: readonly string[] } = read(file);
      return resources.filter((path) => path.endsWith('.yaml')).map((path) => join(dirname(file), path));
    });
    const files = filesBelow('.').filter((file) => !file.endsWith('/kustomization.yaml'));
    expect(named.toSorted()).toEqual(files);
  });

  it('are put together of parts that are there', () => {
    const parts = kustomizations.flatMap((file) => {
      const { resources = [], components = [] } = read(file);
      const folders = [...resources, ...components].filter((path) => !path.endsWith('.yaml'));
      return folders.map((folder) => join(dirname(file), folder, 'kustomization.yaml'));
    });
    expect(parts).toContain('base/kustomization.yaml');
    expect(parts.filter((part) => !kustomizations.includes(part))).toEqual([]);
  });

  it.each(ROLES)('start the role %s as the image starts both', (role) => {
    const image = readFileSync(join(root, 'Dockerfile'), 'utf8');
    const command: readonly string[] = JSON.parse(/^CMD (\[.*\])$/m.exec(image)?.[1] ?? '[]');
    const [patch] = read(`roles/${role}/kustomization.yaml`).patches;
    expect(patch.target).toEqual({ kind: 'Deployment' });
    const path = '/spec/template/spec/containers/0/args';
    expect(parse(patch.patch)).toEqual([{ op: 'add', path, value: [...command, '--role', role] }]);
  });
});

describe.each(deployments)('the servers of $file', ({ deployment }) => {
  const spec = deployment.spec?.template.spec;
  const container = spec?.containers[0];

  it('are two, and one of them stays while the other is replaced or its node is drained', () => {
    expect(deployment.spec?.replicas).toBeGreaterThanOrEqual(2);
    expect(deployment.spec?.strategy?.rollingUpdate?.maxUnavailable).toBe(0);
    const budgets = ofKind('PodDisruptionBudget').map(({ object }) => object.spec);
    expect(budgets).toContainEqual(
      expect.objectContaining({ maxUnavailable: 1, selector: deployment.spec?.selector }),
    );
    expect(spec?.topologySpreadConstraints?.[0]?.labelSelector).toEqual(deployment.spec?.selector);
  });

  it('may do nothing that they need not', () => {
    expect(spec?.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(spec?.automountServiceAccountToken).toBe(false);
    expect(container?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('have as long to end as they take, after no webhook comes any more', () => {
    const pause = container?.lifecycle?.preStop?.sleep?.seconds ?? 0;
    expect(pause).toBeGreaterThan(0);
    const needed = pause + (DRAIN.requests + DRAIN.works) / 1_000;
    expect(spec?.terminationGracePeriodSeconds).toBeGreaterThan(needed);
  });

  it('are asked for what they answer, where they listen in the image', () => {
    const ports = Object.fromEntries((container?.ports ?? []).map((port) => [port.name, port.containerPort]));
    const image = readFileSync(join(root, 'Dockerfile'), 'utf8');
    expect(image).toContain(`PORT=${ports.http} METRICS_HOST=0.0.0.0 METRICS_PORT=${ports.metrics}`);
    expect(container?.readinessProbe?.httpGet).toEqual({ path: '/readyz', port: 'http' });
    expect(container?.livenessProbe?.httpGet).toEqual({ path: '/healthz', port: 'http' });
  });

  it('are given every secret by reference, and told only what the server reads', () => {
    const variables = readFileSync(join(root, 'docs/installation.md'), 'utf8');
    for (const { name, value } of container?.env ?? []) {
      expect(variables).toContain(`| \`${name}\` |`);
      if (/SECRET|KEY$|DATABASE/.test(name)) expect(value).toBeUndefined();
    }
  });
});

describe('the port of the figures', () => {
  it('is not on the service that the ingress reaches', () => {
    const [service] = readManifests('base').filter(({ kind }) => kind === 'Service');
    expect(JSON.stringify(service?.object)).not.toContain('metrics');
  });
});
