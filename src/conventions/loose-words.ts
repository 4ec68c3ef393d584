/** What is left of a text when only its letters and digits count: `📋 What changes:` is `what changes`. */
export function looseWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Whether a text begins with other words; numbers in front of it, as headings have them, do not count. */
export function beginsLoosely(text: string, words: string): boolean {
  const asked = looseWords(words);
  const said = looseWords(text);
  return [said, said.replace(/^(?:\d+ )+/, '')].some((each) => `${each} `.startsWith(`${asked} `));
}
