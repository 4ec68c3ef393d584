import type { Change } from '../domain/migration.ts';

const CHANGES: Readonly<Record<string, Change>> = {
  ADDED: 'added',
  MODIFIED: 'modified',
  DELETED: 'removed',
  RENAMED: 'renamed',
  COPIED: 'copied',
  CHANGED: 'changed',
};

/** GraphQL's `PatchStatus` in the words of REST; what is new to us counts as changed. */
export function changeOf(patchStatus: string): Change {
  return CHANGES[patchStatus] ?? 'changed';
}
