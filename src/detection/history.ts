import { historyRoot } from '../domain/migration-name.ts';
import type { MigrationPatterns } from '../domain/policy.ts';
import { type DetectedFile, detectMigrations } from './detect.ts';

/** Longer histories are not read. */
const MOST_MIGRATIONS = 3_000;

/**
 * The migrations that a branch has beside those of a pull request: of the same tools and in the same folders, so
 * that what they made is what the pull request changes.
 *
 * @param paths every file of the branch.
 * @returns undefined where there are too many.
 */
export function historyOf(
  paths: readonly string[],
  detected: readonly DetectedFile[],
  patterns: MigrationPatterns,
): readonly DetectedFile[] | undefined {
  const roots = new Set(detected.map(({ file }) => historyRoot(file)));
  if (roots.size === 0) return undefined;
  const all = detectMigrations(
    paths.map((path) => ({ path, change: 'unchanged' })),
    patterns,
  );
  const history = all.filter(
    ({ file, direction }) => roots.has(historyRoot(file)) && direction !== 'rollback',
  );
  return history.length > MOST_MIGRATIONS ? undefined : history;
}
