import { structuredPatch } from 'diff';
import type { FileDiff } from './diff.ts';
import type { ObjectStore } from './object-store.ts';

/** The hunks of a changed file as GitHub shows them; absent for what is binary or too large. */
export interface Patch {
  readonly additions: number;
  readonly deletions: number;
  readonly text?: string;
}

/** Above this size GitHub leaves the patch out of its answers. */
const LARGEST_BYTES = 400_000;

const patches = new Map<string, Patch>();
const MOST_PATCHES = 2_000;

/** Computes the patch of a changed file; kept for the last 2,000, since objects never change. */
export function patchOf(store: ObjectStore, diff: FileDiff): Patch {
  const before = 'before' in diff ? diff.before.sha : '';
  const after = 'after' in diff ? diff.after.sha : '';
  const key = `${before}:${after}`;
  const known = patches.get(key);
  if (known !== undefined) return known;
  const patch = compute(store.blob(before), store.blob(after));
  if (patches.size >= MOST_PATCHES) patches.clear();
  patches.set(key, patch);
  return patch;
}

function compute(before: Buffer = Buffer.alloc(0), after: Buffer = Buffer.alloc(0)): Patch {
  if (before.includes(0) || after.includes(0)) return { additions: 0, deletions: 0 };
  if (before.length + after.length > LARGEST_BYTES)
    return { additions: lineCount(after), deletions: lineCount(before) };
  const { hunks } = structuredPatch('', '', before.toString('utf8'), after.toString('utf8'));
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const text = hunks
    .map((hunk) => {
      const head = `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`;
      return [head, ...hunk.lines].join('\n');
    })
    .join('\n');
  return {
    additions: lines.filter((line) => line.startsWith('+')).length,
    deletions: lines.filter((line) => line.startsWith('-')).length,
    ...(text !== '' && { text }),
  };
}

function lineCount(content: Buffer): number {
  return content.length === 0 ? 0 : content.toString('latin1').replace(/\n$/, '').split('\n').length;
}
