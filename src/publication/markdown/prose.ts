import { clip } from './clip.ts';
import { code } from './code.ts';
import { escapeText } from './escape.ts';
import { visibleLine } from './visible.ts';

/** Like `escapeText`, but what stands between two backticks is shown as code, as our own sentences are written. */
export function escapeProse(text: string, most: number = 1500): string {
  return clip(visibleLine(text), most)
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : escapePart(part, index === 0)))
    .join('');
}

/** Spaces at the ends of a part separate it from the code beside it. */
function escapePart(part: string, first: boolean): string {
  const before = first ? '' : (/^ */.exec(part)?.[0] ?? '');
  const after = / *$/.exec(part)?.[0] ?? '';
  return part.trim() === '' ? part : `${before}${escapeText(part.trim(), part.length)}${after}`;
}
