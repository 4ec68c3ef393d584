/** Files of tools that give each migration a folder of its own. */
const FOLDER_EACH = /\/(?:migration|up|down)\.sql$/i;

/** The folder in which a migration's history is: what stands there is run one after the other. Ends with a slash. */
export function historyRoot({ path }: { readonly path: string }): string {
  const folder = folderOf(path);
  return FOLDER_EACH.test(path) ? folderOf(folder.slice(0, -1)) : folder;
}

/** What a migration is called: its file, or its folder for tools that give each one a folder. */
export function nameOf(path: string): string {
  return restOf(path).split('/')[0] ?? path;
}

/** The same without what an extension is. */
export function stemOf(path: string): string {
  return nameOf(path).replace(/\.[a-z]+$/i, '');
}

/** The path of a migration under another name, and what has to be moved for it. */
export function renamed(path: string, name: string): { readonly from: string; readonly to: string } {
  const root = historyRoot({ path });
  return { from: `${root}${nameOf(path)}`, to: `${root}${name}` };
}

/** The path without the folder of its history. */
function restOf(path: string): string {
  return path.slice(historyRoot({ path }).length);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
