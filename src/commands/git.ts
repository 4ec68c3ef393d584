import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileModeOf } from '../domain/file-mode.ts';
import type { FileMode } from '../domain/migration.ts';
import type { Sha } from '../domain/repository.ts';
import type { ChangedFile } from '../domain/snapshot.ts';
import { CannotRun } from './cannot-run.ts';

/** A file as a commit or the index has it. */
export interface GitEntry {
  readonly path: string;
  readonly mode: FileMode;
  readonly blob: Sha;
}

/** The few things that are asked of Git, which runs as a process of its own and writes nothing. */
export interface Git {
  readonly root: string;
  /** Files that are tracked, and new ones that are not ignored; those that were deleted are left out. */
  files(): Promise<readonly string[]>;
  /** Undefined where there is no such commit. */
  commit(ref: string): Promise<Sha | undefined>;
  /** Where two commits parted; undefined where they share no history, or too little of it is here. */
  mergeBase(one: Sha, other: Sha): Promise<Sha | undefined>;
  /** The tree without files, to compare with where there is no commit yet. */
  emptyTree(): Promise<Sha>;
  /** What differs between a commit and the work tree, or the index. New files that are not added are left out. */
  changed(since: Sha, staged: boolean): Promise<readonly ChangedFile[]>;
  untracked(): Promise<readonly string[]>;
  tree(commit: Sha): Promise<readonly GitEntry[]>;
  index(): Promise<readonly GitEntry[]>;
  /** What blobs hold; one that is missing is left out. */
  blobs(shas: readonly Sha[]): Promise<ReadonlyMap<Sha, Buffer>>;
}

/** The folder at or above another that is the root of a Git checkout. */
export function findRepository(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    // A folder in a usual checkout, a file in a linked one.
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

export function openGit(root: string): Git {
  const ask = (args: readonly string[], input?: string) => runGit(root, args, input);
  const maybe = async (args: readonly string[]): Promise<string | undefined> => {
    const { code, stdout } = await ask(args);
    return code === 0 ? stdout.toString('utf8').trim() : undefined;
  };
  const must = async (args: readonly string[], input?: string): Promise<Buffer> => {
    const { code, stdout, stderr } = await ask(args, input);
    if (code !== 0)
      throw new CannotRun(
        `\`git ${args[0]}\` failed in ${root}: ${stderr.trim() || `it ended with ${code}`}`,
      );
    return stdout;
  };
  const list = async (args: readonly string[]) => parts(await must(args));
  return {
    root,
    async files() {
      const [there, deleted] = await Promise.all([
        list(['ls-files', '-z', '--cached', '--others', '--exclude-standard']),
        list(['ls-files', '-z', '--deleted']),
      ]);
      const gone = new Set(deleted);
      return [...new Set(there)].filter((path) => !gone.has(path));
    },
    commit: (ref) => maybe(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]),
    mergeBase: (one, other) => maybe(['merge-base', one, other]),
    emptyTree: async () => (await must(['hash-object', '-t', 'tree', '--stdin'], '')).toString('utf8').trim(),
    changed: async (since, staged) =>
      changedFiles(
        await list([
          'diff',
          ...(staged ? ['--cached'] : []),
          '-z',
          '--name-status',
          '--find-renames',
          '--no-relative',
          '--no-ext-diff',
          since,
          '--',
        ]),
      ),
    untracked: () => list(['ls-files', '-z', '--others', '--exclude-standard']),
    tree: async (commit) => (await list(['ls-tree', '-r', '-z', '--full-tree', commit])).flatMap(treeEntry),
    index: async () => (await list(['ls-files', '-z', '--stage'])).flatMap(indexEntry),
    blobs: async (shas) =>
      shas.length === 0
        ? new Map()
        : batch(await must(['cat-file', '--batch', '--buffer'], `${[...new Set(shas)].join('\n')}\n`)),
  };
}

interface Ended {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

function runGit(root: string, args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['--no-optional-locks', '-C', root, ...args], { stdio: 'pipe' });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) =>
      reject(
        new CannotRun(
          `Git could not be started (${error.message}): install it, and see that it is on the PATH.`,
        ),
      ),
    );
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') }),
    );
    // A process that ended early has said why on its own.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function parts(output: Buffer): readonly string[] {
  const text = output.toString('utf8');
  return text === '' ? [] : text.replace(/\0$/, '').split('\0');
}

/** `M`, path; or `R096`, old path, new path. Source: git-diff(1), “Raw output format” and `--name-status`. */
function changedFiles(fields: readonly string[]): readonly ChangedFile[] {
  const files: ChangedFile[] = [];
  for (let at = 0; at < fields.length; ) {
    const letter = fields[at]?.[0];
    const [first = '', second = ''] = fields.slice(at + 1, at + 3);
    if (letter === 'R' || letter === 'C') {
      files.push({ path: second, previousPath: first, change: letter === 'R' ? 'renamed' : 'copied' });
      at += 3;
    } else {
      files.push({ path: first, change: letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'modified' });
      at += 2;
    }
  }
  return files;
}

function treeEntry(line: string): readonly GitEntry[] {
  const [, mode = '', blob = '', path = ''] = /^(\d+) \w+ (\w+)\t([\s\S]*)$/.exec(line) ?? [];
  return [{ path, mode: fileModeOf(mode) ?? 'regular', blob }];
}

/** Where a merge has left several versions of a file, none of them is what would be committed. */
function indexEntry(line: string): readonly GitEntry[] {
  const [, mode = '', blob = '', stage, path = ''] = /^(\d+) (\w+) (\d)\t([\s\S]*)$/.exec(line) ?? [];
  return stage === '0' ? [{ path, mode: fileModeOf(mode) ?? 'regular', blob }] : [];
}

/** `<sha> blob <size>`, a line end, the content, a line end; or `<sha> missing`. Source: git-cat-file(1). */
function batch(output: Buffer): ReadonlyMap<Sha, Buffer> {
  const found = new Map<Sha, Buffer>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [sha = '', kind, size] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (kind === 'missing') continue;
    found.set(sha, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}
