import { detectMigrations } from '../../detection/detect.ts';
import type { MigrationTool } from '../../domain/migration.ts';
import { historyRoot } from '../../domain/migration-name.ts';

/** What a repository's files let one expect. */
export interface Proposal {
  readonly paths: readonly string[];
  readonly tool?: MigrationTool;
  /** How many migrations were found. */
  readonly found: number;
}

/** More folders than this are left to the layouts of the tools. */
const MOST_FOLDERS = 10;

/**
 * Where a repository keeps its migrations, and which tool runs them where it is only one.
 *
 * @param files every path of it.
 */
export function proposalFor(files: readonly string[]): Proposal {
  const detected = detectMigrations(
    files.map((path) => ({ path, change: 'unchanged' })),
    { ignore: [] },
  );
  const tools = [...new Set(detected.map(({ tool }) => tool))];
  const paths = [...new Set(detected.map(({ file }) => globFor(historyRoot(file), file.path)))].toSorted();
  if (paths.length > MOST_FOLDERS) return { paths: [], found: detected.length };
  const [tool] = tools;
  return {
    paths,
    ...(tool === undefined || tools.length > 1 ? {} : { tool }),
    found: detected.length,
  };
}

/** @param root with a slash at its end, or ''. */
function globFor(root: string, path: string): string {
  const extension = /\.[^./]+$/.exec(path)?.[0] ?? '';
  return `${root}**/*${extension}`;
}
