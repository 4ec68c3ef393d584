import { createHash } from 'node:crypto';
import { once } from '../../domain/once.ts';
import type { Policy, PolicySource } from '../../domain/policy.ts';
import type { Layer } from '../merge.ts';
import { readFile } from '../read-file.ts';
import { resolvePolicy } from '../resolve/policy.ts';
import { BUILTIN_TEXTS } from './files.ts';

/** What counts where a policy says nothing of what it extends. */
export const DEFAULT_NAME = 'default';

export const BUILTIN_NAMES: readonly string[] = [...BUILTIN_TEXTS.keys()];

/** Names all of them by what they say. */
export const BUILTIN_VERSION = versionOf([...BUILTIN_TEXTS.values()].join('\n'));

/** The policy of repositories that have none. It extends none, for it is what the others extend. */
export const builtinPolicy = once((): Policy => {
  const [layer] = builtinLayers(DEFAULT_NAME) ?? [];
  if (layer === undefined) throw new Error(`There is no built-in policy ${DEFAULT_NAME}`);
  return resolvePolicy(layer.written, { source: layer.source, extended: [] });
});

/**
 * A built-in policy with what it extends, outermost first; undefined where there is none of that name. They are
 * read once.
 */
export function builtinLayers(name: string): readonly Layer[] | undefined {
  const text = BUILTIN_TEXTS.get(name);
  if (text === undefined) return undefined;
  const layers = LAYERS.get(name) ?? readLayers(name, text);
  LAYERS.set(name, layers);
  return layers;
}

const LAYERS = new Map<string, readonly Layer[]>();

/** A built-in policy is versioned by its text, so that no approval outlives a change of it unseen. */
function readLayers(name: string, text: string): readonly Layer[] {
  const source: PolicySource = { kind: 'builtin', name, version: versionOf(text) };
  const file = readFile(text, (written) =>
    (written.extends ?? []).flatMap((outer) => builtinLayers(outer.replace(/^builtin:/, '')) ?? []),
  );
  if (file.problems.length === 0) return [...file.outer, { source, written: file.written }];
  throw new Error(`The built-in policy ${name} has errors, which a test should have shown`, {
    cause: file.problems,
  });
}

function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
