/** Which files of a work tree somebody asked about. */
export interface Selection {
  /** Folders, relative to the root, without a slash at their ends; the root itself is ''. */
  readonly folders: readonly string[];
  /** Files that were named one by one: they are read even where their path is not that of a migration. */
  readonly files: readonly string[];
}

export const EVERYTHING: Selection = { folders: [''], files: [] };

/** Whether a path was asked about. */
export function selects({ folders, files }: Selection): (path: string) => boolean {
  const named = new Set(files);
  const below = folders.map((folder) => (folder === '' ? '' : `${folder}/`));
  return (path) => named.has(path) || below.some((folder) => path.startsWith(folder));
}
