import { percent } from '../markdown/link.ts';

/**
 * What ties a box to a line of the checklist; nobody sees it, and GitHub keeps it when the box is ticked. Two
 * hyphens would end a comment in HTML as older Markdown has it.
 *
 * @param item the line's id.
 */
export function itemMark(item: string): string {
  return `<!-- item:${percent(item).replaceAll('--', '-%2D')} -->`;
}

const BOX = /^[ \t]*[-*+] \[([ xX])\] .*<!-- item:(\S+) -->[ \t]*\r?$/gm;

/** A block of SQL as we write it: what looks like a box in it is text of a migration. */
const FENCED = /^[ \t]*(`{3,})\w*\r?\n[\s\S]*?^[ \t]*\1[ \t]*\r?$/gm;

/**
 * The boxes of a comment: whether each line of the checklist is ticked in it, by the line's id. A line that stands
 * there both ways says nothing.
 */
export function boxesIn(body: string): ReadonlyMap<string, boolean> {
  const found = new Map<string, Set<boolean>>();
  for (const [, box, mark = ''] of body.replace(FENCED, '').matchAll(BOX)) {
    const item = decoded(mark);
    found.set(item, (found.get(item) ?? new Set()).add(box !== ' '));
  }
  return new Map(
    [...found].flatMap(([item, [ticked, ...others]]) =>
      ticked === undefined || others.length > 0 ? [] : [[item, ticked] as const],
    ),
  );
}

function decoded(mark: string): string {
  try {
    return decodeURIComponent(mark);
  } catch {
    // Somebody wrote it by hand: it names no line.
    return mark;
  }
}
