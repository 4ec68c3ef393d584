import type { MigrationTool } from '../domain/migration.ts';
import type { MigrationPatterns } from '../domain/policy.ts';
import { type DetectedFile, detectMigrations } from './detect.ts';
import { folderOf } from './path.ts';

/** Tools that give each migration a folder of its own. */
const FOLDER_EACH: ReadonlySet<MigrationTool> = new Set(['prisma', 'diesel']);

/** Longer histories are not read. */
const MOST_MIGRATIONS = 3_000;

/**
 * The migrations that a branch has beside those of a pull request: of the same tool and below the same folder, so
 * that what they made is what the pull request changes.
 *
 * @param paths every file of the branch.
 * @returns undefined where the pull request's migrations belong to several histories, or theirs is too long.
 */
export function historyOf(
  paths: readonly string[],
  detected: readonly DetectedFile[],
  patterns: MigrationPatterns,
): readonly DetectedFile[] | undefined {
  const roots = new Set(detected.map(historyRoot));
  const [root] = roots;
  if (root === undefined || roots.size > 1) return undefined;
  const all = detectMigrations(
    paths.map((path) => ({ path, change: 'unchanged' })),
    patterns,
  );
  const history = all.filter((each) => historyRoot(each) === root && each.direction !== 'rollback');
  return history.length > MOST_MIGRATIONS ? undefined : history;
}

/** The folder below which a migration's history is: what stands there is run one after the other. */
export function historyRoot({ file, tool }: DetectedFile): string {
  const folder = folderOf(file.path);
  return FOLDER_EACH.has(tool) ? folderOf(folder.replace(/\/$/, '')) : folder;
}
