import { diffTrees, type FileDiff } from '../git/diff.ts';
import { commitsBetween, mergeBase } from '../git/history.ts';
import type { CommitObject, ObjectStore } from '../git/object-store.ts';
import { type Patch, patchOf } from '../git/patch.ts';
import type { PullRequest } from './pull-request.ts';

/** What a pull request changes, worked out from its head and base as Git would. */
export interface PullChanges {
  readonly mergeBase: string | undefined;
  readonly files: readonly FileDiff[];
  readonly commits: readonly CommitObject[];
}

const known = new WeakMap<PullRequest, { readonly key: string; readonly changes: PullChanges }>();

/** The changes of the pull request as it is now; worked out once for each pair of head and base. */
export function changesOf(pull: PullRequest): PullChanges {
  const key = `${pull.baseSha}:${pull.headSha}`;
  const there = known.get(pull);
  if (there?.key === key) return there.changes;
  const changes = changesBetween(pull.repository.objects, pull.baseSha, pull.headSha);
  known.set(pull, { key, changes });
  return changes;
}

/** What one commit changes since it left another. */
export function changesBetween(objects: ObjectStore, baseSha: string, headSha: string): PullChanges {
  const base = mergeBase(objects, baseSha, headSha);
  const before = base === undefined ? undefined : objects.commit(base)?.tree;
  const after = objects.commit(headSha)?.tree;
  return {
    mergeBase: base,
    files: after === undefined ? [] : diffTrees(objects, before, after),
    commits: commitsBetween(objects, baseSha, headSha),
  };
}

export function patchIn(pull: Pick<PullRequest, 'repository'>, file: FileDiff): Patch {
  return patchOf(pull.repository.objects, file);
}

/** Lines added and removed over all files. */
export function lineCounts(pull: PullRequest): { readonly additions: number; readonly deletions: number } {
  let additions = 0;
  let deletions = 0;
  for (const file of changesOf(pull).files) {
    const patch = patchIn(pull, file);
    additions += patch.additions;
    deletions += patch.deletions;
  }
  return { additions, deletions };
}
