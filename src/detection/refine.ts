import type { MigrationTool } from '../domain/migration.ts';
import { TOOLS } from './registry.ts';

/**
 * The tool as the file's own text tells it, where its path fits several: goose, dbmate and others are known by
 * the lines with which their sections begin.
 *
 * The author of a pull request writes that text, so it names the tool for people; it does not prove by itself that
 * the tool is at work here, and nothing may be left unread because of it.
 */
export function refineTool(tool: MigrationTool, text: string): MigrationTool {
  if (tool !== 'numbered') return tool;
  return TOOLS.find(({ evidence }) => evidence?.marker?.test(text) === true)?.id ?? tool;
}

/**
 * Whether the branch's own migrations show that a tool is at work whose marks the author of a pull request could
 * have written to have a part left unread. Where the branch has no migrations yet, nobody can have run them another way.
 */
export function isToolOnBranch(tool: MigrationTool, texts: readonly string[]): boolean {
  return texts.length === 0 || texts.some((text) => refineTool('numbered', text) === tool);
}
