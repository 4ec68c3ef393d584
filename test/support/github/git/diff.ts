import type { ObjectStore } from './object-store.ts';
import { pairRenames } from './renames.ts';
import { differingFiles, type PathEntry } from './tree.ts';

/** One changed file between two trees, with renames found as Git finds them. */
export type FileDiff =
  | { readonly status: 'added'; readonly path: string; readonly after: PathEntry }
  | { readonly status: 'removed'; readonly path: string; readonly before: PathEntry }
  | {
      /** `changed`: only the mode differs. */
      readonly status: 'modified' | 'changed' | 'renamed';
      readonly path: string;
      readonly before: PathEntry;
      readonly after: PathEntry;
    };

/** The changed files in order of their paths. */
export function diffTrees(
  store: ObjectStore,
  before: string | undefined,
  after: string,
): readonly FileDiff[] {
  const added: PathEntry[] = [];
  const removed: PathEntry[] = [];
  const diffs: FileDiff[] = [];
  for (const difference of differingFiles(store, before, after)) {
    if (difference.before === undefined) {
      if (difference.after !== undefined) added.push(difference.after);
    } else if (difference.after === undefined) removed.push(difference.before);
    else
      diffs.push({
        status: difference.before.sha === difference.after.sha ? 'changed' : 'modified',
        path: difference.path,
        before: difference.before,
        after: difference.after,
      });
  }
  const renames = pairRenames(store, removed, added);
  const sources = new Set(renames.values());
  for (const entry of added) {
    const source = renames.get(entry);
    if (source === undefined) diffs.push({ status: 'added', path: entry.path, after: entry });
    else diffs.push({ status: 'renamed', path: entry.path, before: source, after: entry });
  }
  for (const entry of removed)
    if (!sources.has(entry)) diffs.push({ status: 'removed', path: entry.path, before: entry });
  return diffs.sort((a, b) => (a.path < b.path ? -1 : 1));
}
