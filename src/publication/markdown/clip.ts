/**
 * The text in at most `most` UTF-16 code units (never fewer than its characters, so that what fits here fits
 * however they are counted); what was cut off is shown as `…`. Never cuts through a character.
 */
export function clip(text: string, most: number): string {
  return text.length <= most ? text : `${head(text, most - 1)}…`;
}

/** Like `clip`, but cuts between words unless that would lose more than a third of the room. */
export function clipAtWord(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = head(text, most - 1);
  const space = text[start.length] === ' ' ? start.length : start.lastIndexOf(' ');
  const kept = space > (most * 2) / 3 ? start.slice(0, space) : start;
  return `${kept.replace(/[\s,;:·]+$/u, '')}…`;
}

/** The first so many code units, one fewer where the last is the first half of a character. */
function head(text: string, length: number): string {
  const half = /[\uD800-\uDBFF]/.test(text[length - 1] ?? '');
  return text.slice(0, half ? length - 1 : length);
}
