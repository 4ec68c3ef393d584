import type { ObjectStore } from './object-store.ts';
import { type Chunks, chunksOf, RENAME_SIMILARITY, similarity } from './similarity.ts';
import type { PathEntry } from './tree.ts';

/** Above this many comparisons Git looks for equal files only (`diff.renameLimit`). */
const MOST_COMPARISONS = 1000 * 1000;

/** Which removed file each added file was, for those that were renamed: equal content first, then similar. */
export function pairRenames(
  store: ObjectStore,
  removed: readonly PathEntry[],
  added: readonly PathEntry[],
): ReadonlyMap<PathEntry, PathEntry> {
  const pairs = new Map<PathEntry, PathEntry>();
  const free = new Set(removed);
  for (const target of added) {
    const equal = [...free].filter((source) => source.sha === target.sha && sameType(source, target));
    const source = equal.find((candidate) => baseName(candidate) === baseName(target)) ?? equal[0];
    if (source === undefined) continue;
    pairs.set(target, source);
    free.delete(source);
  }
  const open = added.filter((target) => !pairs.has(target));
  if (open.length * free.size > MOST_COMPARISONS) return pairs;
  for (const { target, source } of rankedCandidates(store, [...free], open)) {
    if (pairs.has(target) || !free.has(source)) continue;
    pairs.set(target, source);
    free.delete(source);
  }
  return pairs;
}

function rankedCandidates(store: ObjectStore, sources: readonly PathEntry[], targets: readonly PathEntry[]) {
  const measured = new Map<PathEntry, { readonly size: number; readonly chunks: Chunks } | undefined>();
  const measure = (entry: PathEntry) => {
    if (!measured.has(entry)) {
      const content = entry.mode.startsWith('100') ? store.blob(entry.sha) : undefined;
      measured.set(entry, content && { size: content.length, chunks: chunksOf(content) });
    }
    return measured.get(entry);
  };
  const candidates: { target: PathEntry; source: PathEntry; score: number }[] = [];
  for (const target of targets)
    for (const source of sources) {
      const [a, b] = [measure(source), measure(target)];
      if (a === undefined || b === undefined) continue;
      const [smallest, largest] = [Math.min(a.size, b.size), Math.max(a.size, b.size)];
      if (smallest < largest * RENAME_SIMILARITY) continue;
      const score = similarity(a.chunks, b.chunks, largest);
      if (score >= RENAME_SIMILARITY) candidates.push({ target, source, score });
    }
  return candidates.sort(
    (a, b) =>
      b.score - a.score || Number(sameName(b.source, b.target)) - Number(sameName(a.source, a.target)),
  );
}

function sameName(a: PathEntry, b: PathEntry): boolean {
  return baseName(a) === baseName(b);
}

function baseName(entry: PathEntry): string {
  return entry.path.slice(entry.path.lastIndexOf('/') + 1);
}

/** Regular files can be renamed into each other, executable or not; links only into links. */
function sameType(a: PathEntry, b: PathEntry): boolean {
  return a.mode.slice(0, 3) === b.mode.slice(0, 3);
}
