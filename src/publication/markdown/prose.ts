import { clip } from './clip.ts';
import { code } from './code.ts';
import { escapeText, NOTHING } from './escape.ts';
import { visibleLine } from './visible.ts';

/** Room for a paragraph. */
const PARAGRAPH = 1_500;

/** Like `escapeText`, but what stands between two backticks is shown as code, as our own sentences are written. */
export function escapeProse(text: string, most: number = PARAGRAPH): string {
  const shown = clip(visibleLine(text), most);
  const parts = (shown === '' ? NOTHING : shown).split(/`([^`]+)`/);
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return code(part);
      if (part === '') return index > 0 && index < parts.length - 1 ? APART : '';
      return escapeBetween(part);
    })
    .join('');
}

/** Keeps the backticks of two neighbouring pieces of code from becoming one run. */
const APART = '\u200B';

/** Escapes a stretch of text; the spaces at its ends separate it from the code beside it. */
function escapeBetween(part: string): string {
  const [, before = '', text = '', after = ''] = /^( *)(.*?)( *)$/s.exec(part) ?? [];
  return text === '' ? part : `${before}${escapeText(text, text.length)}${after}`;
}
