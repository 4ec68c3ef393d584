import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { EVERYTHING, type Selection } from '../usecases/selection.ts';
import { CannotRun } from './cannot-run.ts';
import { findRepository } from './git.ts';

/** Where the files are that somebody named. */
export interface Located {
  /** Absolute: the top of the repository, or else the folder that holds everything that was named. */
  readonly root: string;
  readonly inRepository: boolean;
  readonly selection: Selection;
}

interface Target {
  readonly written: string;
  readonly path: string;
  readonly kind: 'folder' | 'file' | 'missing';
}

/**
 * Finds what was named on the command line.
 *
 * @param paths as typed; none means the whole repository, or the current folder where there is none.
 * @param mayBeGone whether a path that is not there is fine: a change may have removed it.
 * @throws CannotRun where a path is not there, or where the paths belong to different repositories.
 */
export function locate(paths: readonly string[], cwd: string, mayBeGone = false): Located {
  const here = realpathSync(cwd);
  if (paths.length === 0) {
    const repository = findRepository(here);
    return { root: repository ?? here, inRepository: repository !== undefined, selection: EVERYTHING };
  }
  const targets = paths.map((written) => targetOf(written, here));
  const missing = mayBeGone ? [] : targets.filter(({ kind }) => kind === 'missing');
  if (missing.length > 0)
    throw new CannotRun(
      `There is no file or folder ${missing.map(({ written }) => `\`${written}\``).join(', ')} in ${here}.`,
    );
  const repositories = new Set(targets.map((target) => findRepository(folderOf(target))));
  if (repositories.size > 1)
    throw new CannotRun('The paths are not all in one repository: check each repository by itself.');
  const [repository] = repositories;
  const root = repository ?? commonFolder(here, targets.map(folderOf));
  const within = ({ path }: Target) => relative(root, path).split(sep).join('/');
  return {
    root,
    inRepository: repository !== undefined,
    selection: {
      // What is gone may have been either.
      folders: targets.filter(({ kind }) => kind !== 'file').map(within),
      files: targets.filter(({ kind }) => kind !== 'folder').map(within),
    },
  };
}

function targetOf(written: string, cwd: string): Target {
  const absolute = resolve(cwd, written);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return { written, path: realpathSync(absolute), kind: 'folder' };
  // The name itself may be a link, which is not followed.
  const folder = statSync(dirname(absolute), { throwIfNoEntry: false });
  const path = folder === undefined ? absolute : join(realpathSync(dirname(absolute)), basename(absolute));
  return { written, path, kind: stats === undefined ? 'missing' : 'file' };
}

function folderOf({ path, kind }: Target): string {
  if (kind === 'folder') return path;
  let folder = dirname(path);
  while (statSync(folder, { throwIfNoEntry: false }) === undefined) folder = dirname(folder);
  return folder;
}

/** The current folder where all is below it, else the nearest that holds all that was named. */
function commonFolder(cwd: string, named: readonly string[]): string {
  const holds = (folder: string) => (path: string) =>
    path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
  if (named.every(holds(cwd))) return cwd;
  let folder = named[0] ?? cwd;
  while (!named.every(holds(folder))) folder = dirname(folder);
  return folder;
}
