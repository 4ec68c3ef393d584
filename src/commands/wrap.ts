/** Narrower than this, text is left as it is: a terminal that narrow breaks lines better. */
const NARROWEST = 30;

/** The text in lines of at most so many characters, broken between words. */
export function wrap(text: string, columns: number): readonly string[] {
  if (columns < NARROWEST || text.length <= columns) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
