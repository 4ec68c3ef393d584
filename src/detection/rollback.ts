import type { DetectedFile } from './detected-file.ts';
import { takesBack } from './takes-back.ts';

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
    needsPair(each) && !forward.some((other) => takesBack(placeOf(each), placeOf(other)))
      ? { ...each, direction: 'forward' as const }
      : each,
  );
}

function needsPair({ tool, direction, file }: DetectedFile): boolean {
  return tool === 'numbered' && direction === 'rollback' && !['modified', 'removed'].includes(file.change);
}

function placeOf({ file: { path }, number }: DetectedFile): Parameters<typeof takesBack>[0] {
  return { path, ...(number === undefined ? {} : { number }) };
}
