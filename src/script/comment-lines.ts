import { Source } from '../domain/source.ts';
import { scan } from '../sql/parser.ts';
import { blank } from './blank.ts';

/** A line of a file with all but what its comments say blanked out. */
export interface CommentLine {
  /** As long as the line. */
  readonly comment: string;
  /** Whether SQL stands in the line, too. */
  readonly hasCode: boolean;
}

/** The lines of a script as comments; none where not even PostgreSQL's scanner can tell comments from the rest. */
export function commentLines(text: string): readonly CommentLine[] {
  const tokens = scan(text);
  if (tokens === undefined) return [];
  const source = new Source(text);
  const code = new Set<number>();
  const pieces: string[] = [];
  let at = 0;
  for (const { name, start, end } of tokens) {
    const [from, to] = [source.offsetOfByte(start), source.offsetOfByte(end)];
    if (name.endsWith('COMMENT')) {
      pieces.push(blank(text.slice(at, from)), withoutMarks(text.slice(from, to)));
      at = to;
    } else
      for (let line = source.positionOf(from).line; line <= source.positionOf(to).line; line++)
        code.add(line);
  }
  pieces.push(blank(text.slice(at)));
  const lines = pieces.join('').split('\n');
  return lines.map((comment, index) => ({ comment, hasCode: code.has(index + 1) }));
}

/** `--` and `/*` with what begins the lines below it, and the end of it. */
function withoutMarks(comment: string): string {
  if (comment.startsWith('--')) return comment.replace(/^--+/, blank);
  return comment
    .replace(/^\/\*+/, blank)
    .replace(/\*+\/$/, blank)
    .replaceAll(/^[ \t]*\*(?=\s)/gm, blank);
}
