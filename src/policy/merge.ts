import type { PolicySource } from '../domain/policy.ts';
import { isMapping } from './is-mapping.ts';
import type { WrittenPolicy } from './written/policy.ts';

/** A policy's file and where it is from. */
export interface Layer {
  readonly source: PolicySource;
  readonly written: WrittenPolicy;
}

/** Several policies as one, and which of them each part is from. */
export interface MergedPolicy {
  readonly written: WrittenPolicy;
  /** By path, such as `levels.high.approvals`. */
  readonly origins: ReadonlyMap<string, PolicySource>;
}

/** So many keys deep two mappings are merged; what is below counts as one, and the inner one takes its place. */
const DEPTHS: Readonly<Partial<Record<keyof WrittenPolicy, number>>> = {
  migrations: 1,
  environments: 1,
  roles: 1,
  levels: 2,
  rules: 1,
  operations: 1,
  categories: 1,
  conventions: 1,
  windows: 1,
  'after-merge': 1,
};

/** Of the keys that only their own file means. */
const OWN: ReadonlySet<string> = new Set(['version', 'extends']);

/** @param layers from the outermost, which is extended, to the innermost, which has the last word. */
export function mergeLayers(layers: readonly Layer[]): MergedPolicy {
  const origins = new Map<string, PolicySource>();
  const written: Record<string, unknown> = {};
  for (const { source, written: layer } of layers)
    for (const [key, value] of Object.entries(layer)) {
      if (!OWN.has(key))
        written[key] = over(written[key], value, depthOf(key), key, (path) => origins.set(path, source));
    }
  // Each part was valid by the same schema, and parts are taken whole.
  return { written: written as WrittenPolicy, origins };
}

function depthOf(key: string): number {
  return Object.hasOwn(DEPTHS, key) ? (DEPTHS[key as keyof WrittenPolicy] ?? 0) : 0;
}

function over(
  outer: unknown,
  inner: unknown,
  depth: number,
  path: string,
  takes: (path: string) => void,
): unknown {
  if (depth === 0 || !isMapping(inner)) {
    takes(path);
    return inner;
  }
  const merged: Record<string, unknown> = { ...(isMapping(outer) ? outer : {}) };
  for (const [key, value] of Object.entries(inner))
    merged[key] = over(merged[key], value, depth - 1, `${path}.${key}`, takes);
  return merged;
}
