/**
 * Characters that a reader would not see, or would see as something else: control, format and bidirectional
 * characters, lone surrogates, line separators, whatever Unicode says may be ignored in display, and every
 * space that is not the plain one. The emoji variation selector is let through.
 */
export const UNSEEN = /(?!\uFE0F)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\u2800]|(?! )\p{Zs}/gu;

/** Most texts are no more than this, which is told far sooner. */
const PLAIN = /^[ -~]*$/;

const PLAIN_BLOCK = /^[ -~\n\t]*$/;

/** The text with every character that is not seen spelled out, such as `⟨U+202E⟩`; line breaks and tabs too. */
export function visible(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNSEEN, spelled);
}

/** Like `visible`, but as one line: line breaks and tabs become single spaces, and none is left at the ends. */
export function visibleLine(text: string): string {
  return visible(text.replace(/[ \t]*[\r\n\t]+[ \t]*/g, ' ')).trim();
}

/** Like `visible`, but line breaks (as `\n`) and tabs stay what they are. */
export function visibleBlock(text: string): string {
  if (PLAIN_BLOCK.test(text)) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, (character) =>
      character === '\n' || character === '\t' ? character : spelled(character),
    );
}

/** The text with control characters spelled out and all else as it is: for names that somebody else looks up. */
export function withoutControls(text: string): string {
  return text.replace(/(?![\r\n])\p{Cc}/gu, spelled);
}

function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
