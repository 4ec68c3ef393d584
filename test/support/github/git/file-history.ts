import type { CommitObject, ObjectStore } from './object-store.ts';
import { entryAt } from './tree.ts';

/**
 * The commits that a commit stands on, itself first, newest first; with a path those that touched it. Of a merge
 * that took a path as one of its parents had it, only that parent is followed, as Git simplifies history.
 */
export function historyOf(
  objects: ObjectStore,
  from: string,
  path: string | undefined,
): readonly CommitObject[] {
  const waiting = [from];
  const seen = new Set<string>();
  const found: CommitObject[] = [];
  for (let sha = waiting.shift(); sha !== undefined; sha = waiting.shift()) {
    const commit = seen.has(sha) ? undefined : objects.commit(sha);
    seen.add(sha);
    if (commit === undefined) continue;
    const same = path === undefined ? [] : parentsWithSame(objects, commit, path);
    if (same.length === 0 && (path === undefined || isTouched(objects, commit, path))) found.push(commit);
    waiting.push(...(same.length > 0 ? same.slice(0, 1) : commit.parents));
  }
  return found.sort((a, b) => b.committer.at.getTime() - a.committer.at.getTime());
}

function parentsWithSame(objects: ObjectStore, commit: CommitObject, path: string): readonly string[] {
  const now = blobAt(objects, commit.sha, path);
  return commit.parents.filter((parent) => blobAt(objects, parent, path) === now);
}

/** A first commit touches what it has. */
function isTouched(objects: ObjectStore, commit: CommitObject, path: string): boolean {
  return commit.parents.length > 0 || blobAt(objects, commit.sha, path) !== undefined;
}

function blobAt(objects: ObjectStore, sha: string, path: string): string | undefined {
  const tree = objects.commit(sha)?.tree;
  return tree === undefined ? undefined : entryAt(objects, tree, path)?.sha;
}
