/** A token of SQL; UTF-16 offsets into the text. */
export interface Token {
  readonly start: number;
  readonly end: number;
}

/** PostgreSQL's white space; JavaScript's `\s` has more. */
const SPACE = /[ \t\n\r\f\v]+/y;

const LINE_COMMENT = /--[^\n\r]*/y;

const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;

const NUMBER =
  /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*(?:\.(?!\.)(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?/y;

const PARAMETER = /\$\d+/y;

const DOLLAR_QUOTE = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;

/** The opening quote of a text or a name, with the letters that say how it is to be read. */
const OPENING = /(?:[eEbBxX]?|[uU]&)'|(?:[uU]&)?"/y;

/** Longer ones PostgreSQL refuses, but for a row of signs, of which each is one. */
const OPERATOR = /[~!@#^&|`?+\-*/%<>=]{1,64}/y;

const PUNCTUATION = /::|\.\.|:=/y;

/**
 * The tokens of SQL that PostgreSQL can read, without its comments: where PostgreSQL's scanner finds them, which is
 * asked itself only of SQL that cannot be read, for what it says of its tokens takes longer to pass on than their
 * text takes to parse. A test holds both to each other.
 *
 * Rules: https://www.postgresql.org/docs/current/sql-syntax-lexical.html
 */
export function tokensOf(text: string, start: number, end: number): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = start; at < end; ) {
    const next = endOf(SPACE, text, at) ?? endOf(LINE_COMMENT, text, at) ?? endOfComment(text, at);
    if (next === undefined) {
      const token = { start: at, end: endOfToken(text, at) };
      if (token.end <= end) tokens.push(token);
      at = token.end;
    } else at = next;
  }
  return tokens;
}

function endOfToken(text: string, at: number): number {
  const quote = endOf(OPENING, text, at);
  if (quote !== undefined) return endOfQuoted(text, at, quote);
  const dollar = endOf(DOLLAR_QUOTE, text, at);
  if (dollar !== undefined) {
    const closing = text.indexOf(text.slice(at, dollar), dollar);
    return closing < 0 ? text.length : closing + dollar - at;
  }
  return (
    endOf(WORD, text, at) ??
    endOf(NUMBER, text, at) ??
    endOf(PARAMETER, text, at) ??
    endOfOperator(text, at) ??
    endOf(PUNCTUATION, text, at) ??
    at + 1
  );
}

function endOfQuoted(text: string, start: number, opening: number): number {
  const quote = text[opening - 1];
  const escapes = /[eE]/.test(text[start] ?? '');
  // In a string of bits a quote is never a part of it.
  const doubles = !/[bBxX]/.test(text[start] ?? '');
  let at = opening;
  while (at < text.length) {
    const character = text[at];
    if (escapes && character === '\\') at += 2;
    else if (character !== quote) at += 1;
    else if (doubles && text[at + 1] === quote) at += 2;
    else {
      const next = quote === "'" ? nextPart(text, at + 1) : undefined;
      if (next === undefined) return at + 1;
      at = next;
    }
  }
  return text.length;
}

/** A text goes on where nothing but white space is before its next quote, which is on another line. */
function nextPart(text: string, at: number): number | undefined {
  const next = endOf(SPACE, text, at);
  if (next === undefined || text[next] !== "'") return undefined;
  return /[\n\r]/.test(text.slice(at, next)) ? next + 1 : undefined;
}

/** An operator ends before a comment, and with `+` or `-` only where it has a character that SQL's own ones lack. */
function endOfOperator(text: string, at: number): number | undefined {
  const end = endOf(OPERATOR, text, at);
  if (end === undefined) return undefined;
  const operator = text.slice(at, end).replace(/(?!^)(?:--|\/\*).*$/, '');
  const own = /[~!@#^&|`?%]/.test(operator) ? operator : operator.replace(/(?!^)[+-]+$/, '');
  return at + own.length;
}

/** Comments in comments count, too. */
function endOfComment(text: string, start: number): number | undefined {
  if (!text.startsWith('/*', start)) return undefined;
  let depth = 0;
  let at = start;
  do {
    if (text.startsWith('/*', at)) {
      depth += 1;
      at += 2;
    } else if (text.startsWith('*/', at)) {
      depth -= 1;
      at += 2;
    } else at += 1;
  } while (depth > 0 && at < text.length);
  return at;
}

/** Where the pattern's match ends that begins just there. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
