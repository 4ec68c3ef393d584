import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const root = new URL('../../', import.meta.url).pathname;
export const FOLDER = 'deploy/kubernetes';

const head = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }).optional(),
});

/** One object of Kubernetes as it is written in a file. */
export interface Manifest {
  readonly file: string;
  readonly kind: string;
  readonly object: z.infer<typeof head>;
}

/** What lies below `deploy/kubernetes`, or a folder of it: objects of Kubernetes, without what is Kustomize's. */
export function readManifests(folder = '.'): readonly Manifest[] {
  return filesBelow(folder)
    .filter((file) => !file.endsWith('/kustomization.yaml'))
    .flatMap((file) =>
      parseAllDocuments(readFileSync(join(root, FOLDER, file), 'utf8')).map((document) => {
        const object = head.parse(document.toJS());
        return { file, kind: object.kind, object };
      }),
    );
}

/** The files below a folder of `deploy/kubernetes`, as paths from there. */
export function filesBelow(folder: string): readonly string[] {
  return globSync(`${folder}/**/*.yaml`, { cwd: join(root, FOLDER) }).toSorted();
}

/** The module of the models that knows the kind. */
function moduleOf({ apiVersion, kind }: Manifest['object']): string {
  const isOperators = apiVersion.startsWith('monitoring.coreos.com/');
  return `${isOperators ? '@kubernetes-models/prometheus-operator' : 'kubernetes-models'}/${apiVersion}/${kind}`;
}

/** What is wrong with a value (missing, malformed) by Kubernetes' own schema; nothing where all is well. */
export async function problemsOf({ object, kind }: Manifest): Promise<string | undefined> {
  const models: Record<string, new (data: object) => { validate(): void }> = await import(moduleOf(object));
  const Model = models[kind];
  if (Model === undefined) return `${kind} is not known`;
  try {
    new Model(object).validate();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** What Kubernetes does not know in these objects, such as a field that is misspelt: the schemas let that pass. */
export function unknownFields(manifests: readonly Manifest[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'migration-gate-manifests-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const lines = manifests.map(
      ({ object, kind }, index) =>
        `import type { I${kind} as Kind${index} } from '${moduleOf(object)}';\n` +
        `export const object${index}: Kind${index} = ${JSON.stringify(object)};\n`,
    );
    writeFileSync(join(folder, 'manifests.ts'), lines.join(''));
    const tsc = join(root, 'node_modules/.bin/tsc');
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--types', ''];
    execFileSync(tsc, [...options, 'manifests.ts'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && error.stdout !== '') return String(error.stdout);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
