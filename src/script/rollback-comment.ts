import type { Statement } from '../domain/script.ts';
import { readScript } from '../sql/read.ts';
import { blank } from './blank.ts';
import { type CommentLine, commentLines } from './comment-lines.ts';

/** The words of a heading: `Rollback:`, `ROLLBACK INSTRUCTIONS`, `Down ===`, `To undo, run:`. */
const HEADING_WORDS =
  '(?:\\d+[.)]\\s*)?(?:(?:how )?to\\s+|for\\s+|manual\\s+)?(?:roll(?:ing)?[ -]?back|undo|revert|down(?:grade)?\\b\\s*(?:$|[:=*#-]|migration))\\b[^;]*$';

/** A heading above instructions. */
const HEADING = new RegExp(`^[\\s=*#-]*${HEADING_WORDS}`, 'i');

/** What may be one, in a line with the marks of its comment: most files have none, and need no other look. */
const MAY_BE_HEADING = new RegExp(`^(?:[^\\S\\r\\n]|[=*#/-])*${HEADING_WORDS}`, 'im');

/** The heading of another part, at which the instructions end. */
const OTHER_HEADING = /^[\s=*#-]*(?:verif|pre-?flight|backup\b|post-?migration|up\b|notes?\b|migration\b)/i;

const KINDS =
  'aggregate|database|domain|event|extension|function|index|operator|policy|procedure|publication|role|rule|schema|sequence|server|statistics|subscription|table|trigger|type|user|view';

/** With what a statement begins that never stands in the middle of another one. */
const FIRST = new RegExp(
  `^(?:alter|drop|create(?: or replace)?)\\s+(?:(?:unique|materialized|temp|temporary|foreign)\\s+)?(?:${KINDS})\\b`,
  'i',
);

/** With what else a line begins that is SQL, not words about it. */
const STATEMENT =
  /^(?:(?:begin|commit|start transaction)\s*;|comment\s+on\s|insert\s+into\s|delete\s+from\s|update\s+\S+(?:\s+(?:as\s+)?\w+)?(?:\s+set\b|$)|truncate\s+(?:table\s+)?\S+\s*(?:;|cascade|restart)|grant\s.+\sto\s|revoke\s.+\sfrom\s|set\s+\w+\s*(?:=|to\s)|do\s+\$|with\s+\w+\s+as\b|select\s.*(?:\bfrom\b|\())/i;

const ENDS = /;\s*(?:--.*)?$/;

/** `1.`, `-` and `*` in front of a step. */
const BULLET = /^(\s*)(?:\d+[.)]|[-*•])(?=\s)/;

/**
 * The SQL of rollback instructions that a file has in comments below a heading, at its places; undefined where no
 * comment has such a heading, and empty where the instructions are words only.
 */
export function rollbackComment(text: string): readonly Statement[] | undefined {
  if (!MAY_BE_HEADING.test(text)) return undefined;
  const instructions = instructionsIn(commentLines(text));
  return instructions === undefined ? undefined : readScript(instructions).statements;
}

/** The SQL of the instructions, as long as the text and blank elsewhere, so that places stay. */
function instructionsIn(lines: readonly CommentLine[]): string | undefined {
  let place: 'outside' | 'below a heading' | 'in a statement' = 'outside';
  let found = false;
  const read = lines.map(({ comment, hasCode }) => {
    const line = comment.replace(BULLET, blank);
    const words = line.trim();
    const begins = FIRST.test(words) || (place !== 'in a statement' && STATEMENT.test(words));
    if (hasCode) place = 'outside';
    else if (HEADING.test(comment.trim()) && !begins) {
      place = 'below a heading';
      found = true;
    } else if (place === 'below a heading' && OTHER_HEADING.test(words)) place = 'outside';
    else if (place === 'in a statement' && words === '') place = 'below a heading';
    if (place === 'outside' || (place === 'below a heading' && !begins)) return blank(line);
    place = ENDS.test(words) ? 'below a heading' : 'in a statement';
    // The one before may have been written without a semicolon.
    return begins ? line.replace(/^\s/, ';') : line;
  });
  return found ? read.join('\n') : undefined;
}
