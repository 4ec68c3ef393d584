/** The text in at most `most` code points; what was cut off is shown as `…`. Never cuts through a code point. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const points = [...text];
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`;
}

/** Like `clip`, but cuts between words unless that would lose more than a third of the room. */
export function clipAtWord(text: string, most: number): string {
  const clipped = clip(text, most);
  if (clipped === text) return text;
  const space = clipped.lastIndexOf(' ');
  const kept = space > (clipped.length * 2) / 3 ? clipped.slice(0, space) : clipped.slice(0, -1);
  return `${kept.replace(/[\s,;:·]+$/u, '')}…`;
}
