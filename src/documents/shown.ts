import { nameOf } from '../domain/migration-name.ts';
import { code } from '../publication/markdown/code.ts';

/** A full name as people write it: without `public`. */
export function shownName(name: string): string {
  return name.replace(/^public\./, '');
}

/** A migration as its file is called; nothing where none is known. */
export function shownMigration(path: string | undefined): string {
  return path === undefined ? '' : code(nameOf(path));
}

/** A table in Markdown, whose cells are safe already; nothing where it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Blocks with an empty line between them; those with nothing in them are left out. */
export function blocks(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
