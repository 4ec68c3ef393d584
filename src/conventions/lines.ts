import type { Span } from '../domain/span.ts';

/** A line of a migration's file. */
export interface FileLine {
  readonly text: string;
  /** What a comment or docstring says in it, without its marks; absent where there is none, or code before it. */
  readonly comment?: string;
  readonly span: Span;
}

const BLOCKS: readonly (readonly [open: string, close: string])[] = [
  ['/*', '*/'],
  ['"""', '"""'],
  ["'''", "'''"],
];

/** What comes after so many characters of a comment's line nobody reads, and reading it could be made slow. */
const LONGEST_COMMENT = 500;

/** The lines of SQL or Python, with what comments say in those that are nothing else. */
export function linesOf(text: string): readonly FileLine[] {
  let start = 0;
  let close: string | undefined;
  return text.split('\n').map((raw, index) => {
    const line = raw.replace(/\r$/, '');
    const span = {
      start,
      end: start + line.length,
      from: { line: index + 1, column: 1 },
      to: { line: index + 1, column: line.length + 1 },
    };
    start += raw.length + 1;
    const read = commentIn(line.trim(), close);
    close = read.close;
    return {
      text: line,
      span,
      ...(read.comment === undefined ? {} : { comment: read.comment.slice(0, LONGEST_COMMENT).trim() }),
    };
  });
}

interface ReadLine {
  readonly comment?: string;
  /** What ends the block that is open after the line. */
  readonly close: string | undefined;
}

function commentIn(line: string, open: string | undefined): ReadLine {
  if (open !== undefined) {
    const end = line.indexOf(open);
    if (end < 0) return { comment: line.replace(/^\*+(?=\s|$)/, ''), close: open };
    return { comment: line.slice(0, end).replace(/^\*+(?=\s|$)/, ''), close: undefined };
  }
  if (/^(?:--|#)/.test(line)) return { comment: line.replace(/^(?:-+|#+)/, ''), close: undefined };
  const block = BLOCKS.find(([mark]) => line.startsWith(mark));
  if (block === undefined) return { close: undefined };
  const [mark, close] = block;
  const rest = line.slice(mark.length);
  const end = rest.indexOf(close);
  return end < 0
    ? { comment: rest.replace(/^\*+/, ''), close }
    : { comment: rest.slice(0, end), close: undefined };
}
