import type { Mode, ObjectStore, TreeEntry } from './object-store.ts';

/** What is at a path. */
export interface PathEntry {
  readonly path: string;
  readonly mode: Mode;
  readonly sha: string;
}

/** A file to write; null takes away what is at the path. */
export type FileChange = { readonly mode: Mode; readonly sha: string } | null;

/** The tree's SHA after the changes by path; folders that become empty vanish, as in Git. */
export function editTree(
  store: ObjectStore,
  tree: string | undefined,
  changes: ReadonlyMap<string, FileChange>,
): string {
  const entries = new Map<string, TreeEntry>(
    (tree === undefined ? [] : (store.tree(tree) ?? [])).map((entry) => [entry.name, entry]),
  );
  const below = new Map<string, Map<string, FileChange>>();
  for (const [path, change] of changes) {
    const slash = path.indexOf('/');
    if (slash === -1) {
      if (change === null) entries.delete(path);
      else entries.set(path, { name: path, ...change });
    } else {
      const folder = path.slice(0, slash);
      const inside = below.get(folder) ?? new Map<string, FileChange>();
      below.set(folder, inside.set(path.slice(slash + 1), change));
    }
  }
  for (const [name, inside] of below) {
    const there = entries.get(name);
    const sha = editTree(store, there?.mode === '040000' ? there.sha : undefined, inside);
    if (store.tree(sha)?.length === 0) entries.delete(name);
    else entries.set(name, { name, mode: '040000', sha });
  }
  return store.writeTree([...entries.values()]);
}

/** What is at the path in the tree; the empty path is the tree itself. */
export function entryAt(store: ObjectStore, tree: string, path: string): PathEntry | undefined {
  let found: PathEntry = { path: '', mode: '040000', sha: tree };
  for (const name of path.split('/').filter((part) => part !== '')) {
    if (found.mode !== '040000') return undefined;
    const entry = store.tree(found.sha)?.find((candidate) => candidate.name === name);
    if (entry === undefined) return undefined;
    found = { path: join(found.path, name), mode: entry.mode, sha: entry.sha };
  }
  return found;
}

/** Every file of the tree, in Git's order, and each folder before what is in it. */
export function* filesAndFoldersOf(store: ObjectStore, tree: string, folder = ''): Generator<PathEntry> {
  for (const { name, mode, sha } of store.tree(tree) ?? []) {
    const path = join(folder, name);
    yield { path, mode, sha };
    if (mode === '040000') yield* filesAndFoldersOf(store, sha, path);
  }
}

/** Every file of the tree, in Git's order. */
export function* filesOf(store: ObjectStore, tree: string, folder = ''): Generator<PathEntry> {
  for (const entry of store.tree(tree) ?? []) {
    const path = join(folder, entry.name);
    if (entry.mode === '040000') yield* filesOf(store, entry.sha, path);
    else yield { path, mode: entry.mode, sha: entry.sha };
  }
}

/** The files that are not the same in both trees: before, after, or both. Equal folders are not looked into. */
export function* differingFiles(
  store: ObjectStore,
  before: string | undefined,
  after: string | undefined,
  folder = '',
): Generator<{ readonly path: string; readonly before?: PathEntry; readonly after?: PathEntry }> {
  if (before === after) return;
  const old = entriesByName(store, before);
  const young = entriesByName(store, after);
  for (const name of new Set([...old.keys(), ...young.keys()])) {
    const [was, is] = [old.get(name), young.get(name)];
    if (was?.sha === is?.sha && was?.mode === is?.mode) continue;
    const path = join(folder, name);
    yield* differingFiles(store, folderOf(was), folderOf(is), path);
    const fileWas = fileOf(was, path);
    const fileIs = fileOf(is, path);
    if (fileWas !== undefined || fileIs !== undefined)
      yield { path, ...(fileWas && { before: fileWas }), ...(fileIs && { after: fileIs }) };
  }
}

function entriesByName(store: ObjectStore, tree: string | undefined): ReadonlyMap<string, TreeEntry> {
  const entries = tree === undefined ? [] : (store.tree(tree) ?? []);
  return new Map(entries.map((entry) => [entry.name, entry]));
}

function folderOf(entry: TreeEntry | undefined): string | undefined {
  return entry?.mode === '040000' ? entry.sha : undefined;
}

function fileOf(entry: TreeEntry | undefined, path: string): PathEntry | undefined {
  if (entry === undefined || entry.mode === '040000') return undefined;
  return { path, mode: entry.mode, sha: entry.sha };
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
