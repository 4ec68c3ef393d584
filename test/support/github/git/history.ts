import type { CommitObject, ObjectStore } from './object-store.ts';

/** All commits reachable from this one, itself included. */
export function ancestorsOf(store: ObjectStore, sha: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [sha];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(store.commit(next)?.parents ?? []));
  }
  return seen;
}

/** The best common ancestor: one that no other common ancestor descends from. The youngest where several are. */
export function mergeBase(store: ObjectStore, a: string, b: string): string | undefined {
  if (a === b) return a;
  const ofA = ancestorsOf(store, a);
  const common = [...ancestorsOf(store, b)].filter((sha) => ofA.has(sha));
  const older = new Set<string>();
  for (const sha of common)
    for (const parent of store.commit(sha)?.parents ?? [])
      if (!older.has(parent)) for (const ancestor of ancestorsOf(store, parent)) older.add(ancestor);
  return common
    .filter((sha) => !older.has(sha))
    .sort((left, right) => time(store, right) - time(store, left))[0];
}

/** The commits that `head` has and `base` has not, oldest first. */
export function commitsBetween(store: ObjectStore, base: string, head: string): readonly CommitObject[] {
  const known = ancestorsOf(store, base);
  const found: CommitObject[] = [];
  const seen = new Set<string>();
  const visit = (start: string) => {
    // Depth first without recursion, so that long histories do not exhaust the stack; parents come first.
    const stack: { readonly sha: string; done: boolean }[] = [{ sha: start, done: false }];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const commit = store.commit(top.sha);
      if (commit === undefined || known.has(top.sha)) continue;
      if (top.done) {
        found.push(commit);
        continue;
      }
      if (seen.has(top.sha)) continue;
      seen.add(top.sha);
      stack.push({ sha: top.sha, done: true });
      for (const parent of commit.parents.toReversed()) stack.push({ sha: parent, done: false });
    }
  };
  visit(head);
  return found;
}

export function isAncestor(store: ObjectStore, ancestor: string, sha: string): boolean {
  return ancestorsOf(store, sha).has(ancestor);
}

function time(store: ObjectStore, sha: string): number {
  return store.commit(sha)?.committer.at.getTime() ?? 0;
}
