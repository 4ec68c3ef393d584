import { clip } from './clip.ts';
import { escapeText } from './escape.ts';
import { visible } from './visible.ts';

/** Room for a path or a name. */
const NAME = 240;

/**
 * A name or a path as inline code, anywhere in Markdown, tables included. Between backticks where that is safe;
 * a text with backticks, with the bar that ends a table's cell, or with spaces that would be stripped is put in
 * a `<code>` tag with everything in it escaped.
 */
export function code(text: string): string {
  const shown = clip(visible(text), NAME);
  return /^(?! )[^`|]+(?<! )$/.test(shown) ? `\`${shown}\`` : codeTag(text);
}

function codeTag(text: string): string {
  return `<code>${escapeText(visible(text), NAME)}</code>`;
}
