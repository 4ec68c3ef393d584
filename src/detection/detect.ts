import type { MigrationTool } from '../domain/migration.ts';
import type { MigrationPatterns } from '../domain/policy.ts';
import type { ChangedFile } from '../domain/snapshot.ts';
import type { DetectedFile } from './detected-file.ts';
import { folderOf, plainPath } from './path.ts';
import { ignoreMatcher, pathMatcher } from './patterns.ts';
import { TOOLS, toolOf } from './registry.ts';
import { pairRollbacks } from './rollback.ts';
import type { Place, Tool } from './tool.ts';

export type { DetectedFile } from './detected-file.ts';

/**
 * Which of the changed files are migrations, by their paths: those that the policy names, or else those in a layout
 * that a tool has. A renamed file counts by either of its paths.
 */
export function detectMigrations(
  files: readonly ChangedFile[],
  patterns: MigrationPatterns,
): readonly DetectedFile[] {
  const layout = layoutFor(files, patterns);
  const toolByPolicy = patterns.paths !== undefined && patterns.tool !== undefined;
  const detected = files.flatMap((file) => {
    const now = layout(file.path);
    const before =
      file.previousPath === undefined || file.change === 'copied' ? undefined : layout(file.previousPath);
    const placed = now ?? before;
    return placed === undefined
      ? []
      : [{ file, ...placed, toolByPolicy, wasMigration: before !== undefined }];
  });
  return pairRollbacks(detected);
}

type Placed = Place & { readonly tool: MigrationTool };

function layoutFor(
  files: readonly ChangedFile[],
  { paths, ignore, tool }: MigrationPatterns,
): (path: string) => Placed | undefined {
  const changed = files.map((file) => plainPath(file.path));
  const isIgnored = ignoreMatcher(ignore);
  const isNamed = paths === undefined ? undefined : pathMatcher(paths);
  return (path) => {
    if (isIgnored(path)) return undefined;
    if (isNamed === undefined) return byLayout(path, changed);
    if (!isNamed(path)) return undefined;
    if (tool !== undefined) return { direction: 'forward', ...toolOf(tool).match(plainPath(path)), tool };
    return byLayout(path, changed) ?? { direction: 'forward', tool: 'numbered' };
  };
}

function byLayout(path: string, changed: readonly string[]): Placed | undefined {
  const plain = plainPath(path);
  for (const tool of TOOLS) {
    const place = tool.match(plain);
    if (place !== undefined && isEvident(tool, plain, changed)) return { ...place, tool: tool.id };
  }
  return undefined;
}

function isEvident({ evidence }: Tool, path: string, changed: readonly string[]): boolean {
  if (evidence === undefined || evidence.path?.test(path) === true) return true;
  const { companion } = evidence;
  return companion !== undefined && changed.some((other) => companion(folderOf(path), other));
}
