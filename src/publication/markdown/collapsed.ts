/**
 * A block that opens on a click.
 *
 * @param summary HTML that is safe already: Markdown is not read in it.
 * @param body Markdown; the blank lines around it make GitHub read it as such.
 */
export function collapsed(summary: string, body: string, open = false): string {
  return `${collapsedStart(summary, open)}${body}${COLLAPSED_END}`;
}

export function collapsedStart(summary: string, open = false): string {
  return `<details${open ? ' open' : ''}>\n<summary>${summary}</summary>\n\n`;
}

export const COLLAPSED_END = '\n\n</details>';
