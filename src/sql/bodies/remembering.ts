import type { Script } from '../../domain/script.ts';

/** So many pieces are kept, and of so many letters at most: they are to cost little. */
const MOST_KEPT = 2_000;
const LONGEST_KEPT = 500;

/**
 * The same reading, which knows the pieces again that it has read: a function is written down as a whole whenever a
 * line of it changes, so that bodies share most of what is in them.
 */
export function remembering(read: (text: string) => Script): (text: string) => Script {
  const known = new Map<string, Script>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const script = read(text);
    if (known.size >= MOST_KEPT) known.clear();
    if (text.length <= LONGEST_KEPT) known.set(text, script);
    return script;
  };
}
