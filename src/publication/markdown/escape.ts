import { clip } from './clip.ts';
import { visibleLine } from './visible.ts';

/** Room for one sentence from a repository. Longer ones say nothing more and push the rest out of sight. */
const SENTENCE = 600;

/**
 * Text from a repository, to stand anywhere in GitHub-flavoured Markdown where text may stand: in a paragraph,
 * a heading, a table's cell, a link's label, or inside an HTML tag such as `<summary>`.
 *
 * What has a meaning in Markdown or HTML becomes a numeric character reference, which CommonMark never takes for
 * syntax (specification 0.31, section 2.5); unseen characters are spelled out; and what GitHub would turn into a
 * link or a mention afterwards, in the rendered page, is broken by a zero-width space.
 *
 * @param most at most so many code points are shown.
 */
export function escapeText(text: string, most: number = SENTENCE): string {
  const shown = clip(visibleLine(text), most);
  return unlinked(shown === '' ? NOTHING : shown)
    .replace(/[&<>`*~[\]|\\$#]/g, reference)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, reference)
    .replace(/^[-+=]|^\d(?=\d*[.)])/, reference);
}

/** An empty text would leave its place open: `****` is no emphasis, `[](…)` nothing to click on. */
export const NOTHING = '(empty)';

const BREAK = '\u200B';

/** GitHub links these in the rendered text, or makes a picture of `:name:`, so a character reference would not stop it. */
function unlinked(text: string): string {
  return text
    .replaceAll('@', `${BREAK}@${BREAK}`)
    .replaceAll('://', `:${BREAK}//`)
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}${BREAK}.`)
    .replace(/:(?=[\w+-]+(?::|$))/g, `:${BREAK}`)
    .replace(/#(?=\d)/g, `#${BREAK}`)
    .replace(/\bGH-(?=\d)/gi, (prefix) => `${prefix}${BREAK}`)
    .replace(/\b[0-9a-f]{7,40}\b/gi, (hexadecimal) => (hexadecimal.match(/.{1,6}/g) ?? []).join(BREAK));
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
