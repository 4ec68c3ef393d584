import type { MigrationTool } from '../domain/migration.ts';
import type { MigrationPatterns } from '../domain/policy.ts';
import type { ChangedFile } from '../domain/snapshot.ts';
import type { DetectedFile } from './detected-file.ts';
import { folderOf, LONGEST_PATH, plainPath } from './path.ts';
import { ignoreMatcher, pathMatcher } from './patterns.ts';
import { TOOLS, toolOf } from './registry.ts';
import { pairRollbacks } from './rollback.ts';
import type { Evidence, Place, Tool } from './tool.ts';

export type { DetectedFile } from './detected-file.ts';

/**
 * Which of the changed files are migrations, by their paths: those that the policy names, or else those in a layout
 * that a tool has. A renamed file counts by either of its paths, and one with a path of absurd length counts always.
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
type Layout = (path: string) => Placed | undefined;

function layoutFor(files: readonly ChangedFile[], { paths, ignore, tool }: MigrationPatterns): Layout {
  const byLayout = layoutAmong(files);
  const isIgnored = ignoreMatcher(ignore);
  const isNamed = paths === undefined ? undefined : pathMatcher(paths);
  return (path) => {
    if (isIgnored(path)) return undefined;
    if (isNamed === undefined) return byLayout(path);
    if (!isNamed(path)) return undefined;
    if (tool === undefined || path.length > LONGEST_PATH) return byLayout(path) ?? UNKNOWN;
    return { direction: 'forward', ...toolOf(tool).match(plainPath(path)), tool };
  };
}

/** A migration of which nothing is known. */
const UNKNOWN: Placed = { direction: 'forward', tool: 'numbered' };

/** The first tool whose layout a path fits, in the company of the other changed files. */
function layoutAmong(files: readonly ChangedFile[]): Layout {
  const changed = files.map((file) => plainPath(file.path));
  const accompanied = new Map(TOOLS.map(({ id, evidence }) => [id, companionFolders(evidence, changed)]));
  const isAccompanied = ({ id }: Tool, folder: string): boolean => {
    const folders = accompanied.get(id);
    return folders?.has(folder) === true || folders?.has('**') === true;
  };
  return (path) => {
    if (path.length > LONGEST_PATH) return UNKNOWN;
    const plain = plainPath(path);
    for (const tool of TOOLS) {
      const place = tool.match(plain);
      if (place === undefined) continue;
      const { evidence } = tool;
      if (evidence === undefined || evidence.path?.test(plain) || isAccompanied(tool, folderOf(plain)))
        return { ...place, tool: tool.id };
    }
    return undefined;
  };
}

/** The folders beside which a tool has written something here. */
function companionFolders(evidence: Evidence | undefined, changed: readonly string[]): ReadonlySet<string> {
  const { companion } = evidence ?? {};
  if (companion === undefined) return new Set();
  return new Set(changed.flatMap((path) => companion(path) ?? []));
}
