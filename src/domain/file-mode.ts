import type { FileMode } from './migration.ts';

/** Git's file modes, as numbers. Source: git-fast-import(1). */
export const FILE_MODES: ReadonlyMap<number, FileMode> = new Map([
  [0o100644, 'regular'],
  [0o100755, 'executable'],
  [0o120000, 'symlink'],
  [0o160000, 'submodule'],
  [0o040000, 'tree'],
]);

/** A mode as Git writes it, in octal digits; undefined for one that it does not know. */
export function fileModeOf(octal: string): FileMode | undefined {
  return FILE_MODES.get(Number.parseInt(octal, 8));
}
