import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentOfBytes, LARGEST_FILE } from '../domain/content.ts';
import type { FileEntry } from '../domain/snapshot.ts';
import type { Entries, LocalChanges, WorkTree } from '../usecases/ports/work-tree.ts';
import type { Selection } from '../usecases/selection.ts';
import { CannotRun } from './cannot-run.ts';
import { type Git, type GitEntry, openGit } from './git.ts';

/** Where there is no Git to say what is ignored: what others have written. */
const NOT_OURS: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * The files below a folder.
 *
 * @param root absolute; in a repository its top.
 * @param selection what is looked for: it is found even where Git ignores it.
 */
export function openWorkTree(root: string, inRepository: boolean, selection: Selection): WorkTree {
  const git = inRepository ? openGit(root) : undefined;
  return {
    async files() {
      const listed = git === undefined ? walk(root, '') : await git.files();
      const ignored = selection.folders
        .filter((folder) => git !== undefined && folder !== '')
        .filter((folder) => !listed.some((path) => path.startsWith(`${folder}/`)))
        .flatMap((folder) => walk(root, folder));
      return [...new Set([...listed, ...ignored, ...selection.files])].toSorted();
    },
    read: (paths) => Promise.resolve(readFiles(root, paths)),
    changesSince(ref, scope) {
      if (git === undefined)
        throw new CannotRun(`${root} is not in a Git repository, so nothing can have changed since ${ref}.`);
      return changesSince(git, ref, scope === 'staged');
    },
  };
}

function readFiles(root: string, paths: readonly string[]): Entries {
  return Object.fromEntries(paths.map((path) => [path, readEntry(root, path)]));
}

function readEntry(root: string, path: string): FileEntry {
  const file = join(root, path);
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return { content: { kind: 'absent' } };
  if (stats.isSymbolicLink()) return unread('symlink');
  if (stats.isDirectory()) return unread('submodule');
  const mode = (stats.mode & 0o100) === 0 ? 'regular' : 'executable';
  if (!stats.isFile()) return { content: { kind: 'unreadable', reason: 'binary' } };
  if (stats.size > LARGEST_FILE)
    return { mode, content: { kind: 'unreadable', reason: 'too-large', bytes: stats.size } };
  try {
    return { mode, content: contentOfBytes(readFileSync(file)) };
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CannotRun(`${path} cannot be read (${why}): see that it may be, or leave it out.`);
  }
}

function unread(reason: 'symlink' | 'submodule'): FileEntry {
  return { mode: reason, content: { kind: 'unreadable', reason } };
}

/** Every file below a folder of the root; links are not followed. */
function walk(root: string, folder: string): readonly string[] {
  const found: string[] = [];
  const open = [folder];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const entry of readdirSync(join(root, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NOT_OURS.has(entry.name)) open.push(path);
      } else if (entry.isFile() || entry.isSymbolicLink()) found.push(path);
    }
  return found;
}

async function changesSince(git: Git, ref: string, staged: boolean): Promise<LocalChanges> {
  const head = await git.commit('HEAD');
  const base = ref === 'HEAD' ? (head ?? (await git.emptyTree())) : await git.commit(ref);
  if (base === undefined)
    throw new CannotRun(`Git knows no commit \`${ref}\` in ${git.root}: fetch it, or name another one.`);
  // In a shallow clone the point where both parted may be missing; then all that differs counts.
  const parted = (head === undefined ? undefined : await git.mergeBase(base, head)) ?? base;
  const [files, untracked, baseFiles, index] = await Promise.all([
    git.changed(parted, staged),
    staged ? [] : git.untracked(),
    git.tree(base),
    staged ? git.index() : undefined,
  ]);
  const added = untracked.map((path) => ({ path, change: 'added' as const }));
  return {
    base,
    head: head ?? base,
    files: [...files, ...added].toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    baseFiles,
    readBase: (paths) => readBlobs(git, baseFiles, paths),
    readHead: (paths) =>
      index === undefined ? Promise.resolve(readFiles(git.root, paths)) : readBlobs(git, index, paths),
  };
}

async function readBlobs(git: Git, entries: readonly GitEntry[], paths: readonly string[]): Promise<Entries> {
  const wanted = new Set(paths);
  const found = new Map(entries.filter(({ path }) => wanted.has(path)).map((entry) => [entry.path, entry]));
  const blobs = await git.blobs(
    [...found.values()]
      .filter(({ mode }) => mode === 'regular' || mode === 'executable')
      .map(({ blob }) => blob),
  );
  return Object.fromEntries(paths.map((path) => [path, entryOf(found.get(path), blobs)]));
}

function entryOf(entry: GitEntry | undefined, blobs: ReadonlyMap<string, Buffer>): FileEntry {
  if (entry === undefined) return { content: { kind: 'absent' } };
  const { mode, blob } = entry;
  if (mode === 'symlink' || mode === 'submodule') return { ...unread(mode), blob };
  const bytes = blobs.get(blob);
  return {
    mode,
    blob,
    content: bytes === undefined ? { kind: 'unreadable', reason: 'not-found' } : contentOfBytes(bytes),
  };
}
