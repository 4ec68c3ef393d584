import { closestMatch } from 'leven';

const LONGEST = 60;

/** What the file says, in backticks on one line, clipped. */
export function quote(text: unknown): string {
  const line = String(text)
    .replace(/[`\s]+/g, ' ')
    .trim();
  const shown = line.length > LONGEST ? `${line.slice(0, LONGEST - 1).toWellFormed()}…` : line;
  return `\`${shown}\``;
}

/** `` `low`, `medium` or `high` ``. */
export function quotedList(words: readonly string[], or: 'or' | 'and' = 'or'): string {
  return either(words.map(quote), or);
}

/** The same of words as they are: `text or a list`. */
export function either(words: readonly string[], or: 'or' | 'and' = 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${or} ${last}`;
}

/** What was probably meant, or all that there is to choose from. */
export function suggest(written: string, words: readonly string[]): string | undefined {
  const all = words.length > 0 && words.length <= 16 ? `There is ${quotedList(words)}.` : undefined;
  return meant(written, words) ?? all;
}

/** What was probably meant; undefined where nothing is near. */
export function meant(written: string, words: readonly string[]): string | undefined {
  const close = closeTo(written, words);
  return close === undefined ? undefined : `Did you mean ${quote(close)}?`;
}

/** The word that is a slip or two away, regardless of case and of letters that changed places. */
function closeTo(written: string, words: readonly string[]): string | undefined {
  const plain = written.slice(0, LONGEST).toLowerCase();
  const swapped = words.find((word) => lettersOf(word.toLowerCase()) === lettersOf(plain));
  if (swapped !== undefined) return swapped;
  // `Berlin` is `Europe/Berlin`, and `default` is `builtin:default`.
  const within = words.find((word) => /[/:](.+)$/.exec(word.toLowerCase())?.[1] === plain);
  if (within !== undefined) return within;
  const maxDistance = Math.max(1, Math.min(4, Math.floor(plain.length / 2.5)));
  return closestMatch(plain, words, { maxDistance });
}

function lettersOf(word: string): string {
  return [...word].toSorted().join('');
}
