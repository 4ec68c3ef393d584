/** A place in a file, for people. */
export interface PlaceInText {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** The line itself, clipped. */
  readonly source: string;
}

const LONGEST = 1000;

/** Finds line and column of offsets into a text. */
export function placer(text: string): (offset: number) => PlaceInText {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
  return (offset) => {
    const found = starts.findLastIndex((start) => start <= offset);
    const index = Math.max(0, found);
    const start = starts[index] ?? 0;
    const source = text.slice(start, starts[index + 1] ?? text.length).replace(/[\r\n]+$/, '');
    return { line: index + 1, column: offset - start + 1, source: source.slice(0, LONGEST).toWellFormed() };
  };
}
