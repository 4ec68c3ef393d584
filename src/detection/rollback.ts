import type { DetectedFile } from './detected-file.ts';
import { fileOf, folderOf, plainPath } from './path.ts';

/**
 * A file that is only by its name the way back counts as that when the pull request brings what it takes back
 * (or when the base branch has it already). Without this, `100_rollback.sql` would be a way past the gate: a
 * script that runs files by number runs it too.
 */
export function pairRollbacks(detected: readonly DetectedFile[]): readonly DetectedFile[] {
  const forward = detected.filter(
    ({ direction, file }) => direction === 'forward' && file.change !== 'removed',
  );
  return detected.map((each) =>
    needsPair(each) && !forward.some((other) => takesBack(each, other))
      ? { ...each, direction: 'forward' as const }
      : each,
  );
}

function needsPair({ tool, direction, file }: DetectedFile): boolean {
  return tool === 'numbered' && direction === 'rollback' && !['modified', 'removed'].includes(file.change);
}

/** Same number; without one, the same name; without that either, the same folder. */
function takesBack(rollback: DetectedFile, forward: DetectedFile): boolean {
  if (rollback.number !== undefined) return rollback.number === forward.number;
  const topic = topicOf(rollback.file.path);
  if (topic === '') return folderOf(rollback.file.path) === folderOf(forward.file.path);
  return plainPath(forward.file.path).toLowerCase().includes(topic);
}

function topicOf(path: string): string {
  return fileOf(plainPath(path))
    .toLowerCase()
    .replace(/\.(?:(?:down|rollback|undo|revert)\.)?\w+$/, '')
    .replace(/^(?:rollback|down)[-_]?/, '');
}
