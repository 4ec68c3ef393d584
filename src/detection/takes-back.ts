import type { Migration } from '../domain/migration.ts';
import { fileOf, folderOf, plainPath } from './path.ts';

type Place = Pick<Migration, 'path' | 'number'>;

/** Whether a rollback is by its name that of a migration: same number; without one, the same name or folder. */
export function takesBack(rollback: Place, forward: Place): boolean {
  if (rollback.number !== undefined) return rollback.number === forward.number;
  const topic = topicOf(rollback.path);
  if (topic === '') return folderOf(rollback.path) === folderOf(forward.path);
  return plainPath(forward.path).toLowerCase().includes(topic);
}

function topicOf(path: string): string {
  return fileOf(plainPath(path))
    .toLowerCase()
    .replace(/\.(?:(?:down|rollback|undo|revert)\.)?\w+$/, '')
    .replace(/^(?:rollback|down)[-_]?/, '');
}
