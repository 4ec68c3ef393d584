import { linesOf } from './lines.ts';

/** Words that say that something is taken away. */
const TAKING_AWAY =
  /^(?:drop|remov|delet|truncat|empt|clear|purg|destroy|discard|retir|convert|replac|chang)(?:e?s|e|p?ed|p?ing|al|tion|ies|ied|y)?$/;

/** What tells no reason by itself: kinds of things, articles and what joins words. */
const FILLERS = new Set(
  'a an the this that it its of from in on to for and or by with is are was table tables column columns index indexes row rows type constraint data migration sql step note todo warning'.split(
    ' ',
  ),
);

/** As many words beside the names and what is done to them are a reason. */
const LEAST_WORDS = 4;

/** Lines that tools and headers write: they name the file and its place, and explain nothing. */
const LABELLED = /^\**\s*(?:migration|date|author|risk(?: level)?|revision id|revises|create date)\**\s*:/i;

/**
 * Whether a comment says in words what becomes of something and why: it names it or says that something is taken
 * away, and has at least four further words of its own. SQL that is commented out says nothing.
 */
export function explains(comment: string, names: readonly string[]): boolean {
  const said = comment
    .split('\n')
    .filter((line) => !LABELLED.test(line) && !/;\s*$/.test(line))
    .join(' ');
  const words = (said.toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? []).map(String);
  const named = new Set(names.map((name) => name.toLowerCase()));
  const isAbout = (word: string) => named.has(word) || TAKING_AWAY.test(word);
  const reason = words.filter((word) => !isAbout(word) && !FILLERS.has(word));
  return words.some(isAbout) && reason.length >= LEAST_WORDS;
}

/**
 * Finds the comments that may explain what a line of a file does: those at the top, and the block right above it.
 *
 * @returns from the number of a line, counted from 1, to the texts of both.
 */
export function commentsOf(text: string): (line: number) => readonly string[] {
  const lines = linesOf(text.replace(/^\uFEFF/, ' '));
  const firstCode = lines.findIndex(({ text: own, comment }) => comment === undefined && own.trim() !== '');
  const said = (from: number, to: number) =>
    lines
      .slice(from, to)
      .flatMap(({ comment }) => comment ?? [])
      .join('\n');
  const top = said(0, firstCode < 0 ? lines.length : firstCode).slice(0, MOST_LETTERS);
  const above = new Map<number, string>();
  return (line) => {
    const known = above.get(line);
    if (known !== undefined) return [top, known];
    let start = line - 1;
    while (start > 0 && lines[start - 1]?.comment !== undefined) start--;
    const block = said(start, line - 1).slice(-MOST_LETTERS);
    above.set(line, block);
    return [top, block];
  };
}

/**
 * So much of a comment is held against each operation that it may explain: the beginning of what stands at the top,
 * the end of what stands right above. Nobody who reviews reads on for the reason.
 */
const MOST_LETTERS = 5_000;
