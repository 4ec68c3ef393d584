import type { Content, Migration, MigrationTool } from '../domain/migration.ts';
import type { FileEntry } from '../domain/snapshot.ts';
import type { DetectedFile } from './detected-file.ts';
import { isToolOnBranch, refineTool } from './refine.ts';
import { toolOf } from './registry.ts';

type Entries = Readonly<Record<string, FileEntry>>;

/**
 * The detected files with what is in them at the head, and whether the base branch has them already. A file that
 * should be there and was not read counts as unreadable, never as empty.
 *
 * @param head what is at the detected paths at the head.
 * @param base what is at the detected and the previous paths on the base branch.
 * @param branch texts of the migrations that the base branch has; undefined where they are not known.
 */
export function toMigrations(
  detected: readonly DetectedFile[],
  head: Entries,
  base: Entries,
  branch?: readonly string[],
): readonly Migration[] {
  return detected.map((each) => {
    const { file, direction, number } = each;
    const entry = file.change === 'removed' ? undefined : head[file.path];
    const content = contentOf(each, entry);
    const text = textOf(content) ?? textOf(base[file.path]?.content);
    return {
      path: file.path,
      ...(file.previousPath === undefined ? {} : { previousPath: file.previousPath }),
      change: file.change,
      tool: text === undefined ? each.tool : toolOfText(each, text, branch),
      direction,
      ...(number === undefined ? {} : { number }),
      onBase: isOnBase(each, base),
      ...(entry?.mode === undefined ? {} : { mode: entry.mode }),
      ...(entry?.blob === undefined ? {} : { blob: entry.blob }),
      content,
    };
  });
}

/**
 * The tool as the text tells it, unless the policy names one. Its author could write marks that have a part left
 * unread, so those of tools that read sections count only where the branch's own migrations have them too.
 */
function toolOfText(
  { tool, toolByPolicy }: DetectedFile,
  text: string,
  branch: readonly string[] | undefined,
): MigrationTool {
  if (toolByPolicy) return tool;
  const told = refineTool(tool, text);
  const trusted =
    toolOf(told).sections === undefined || (branch !== undefined && isToolOnBranch(told, branch));
  return trusted ? told : tool;
}

function contentOf({ file, tool }: DetectedFile, entry: FileEntry | undefined): Content {
  if (file.change === 'removed') return { kind: 'absent' };
  if (entry === undefined || entry.content.kind === 'absent')
    return { kind: 'unreadable', reason: 'not-found' };
  if (entry.content.kind === 'text' && tool === 'code')
    return { kind: 'unreadable', reason: 'not-sql', bytes: entry.content.bytes };
  return entry.content;
}

function textOf(content: Content | undefined): string | undefined {
  return content?.kind === 'text' ? content.text : undefined;
}

/** A file that came from elsewhere was no migration before; where the base was not read, the change itself tells. */
function isOnBase({ file, wasMigration }: DetectedFile, base: Entries): boolean {
  const here = isThere(base[file.path]) ?? !['added', 'copied', 'renamed'].includes(file.change);
  if (here || !wasMigration || file.previousPath === undefined) return here;
  return isThere(base[file.previousPath]) ?? true;
}

function isThere(entry: FileEntry | undefined): boolean | undefined {
  return entry === undefined ? undefined : entry.content.kind !== 'absent';
}
