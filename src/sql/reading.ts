import type { Source } from '../domain/source.ts';
import type { Span } from '../domain/span.ts';
import { scan, type Token } from './parser.ts';

/** What PostgreSQL's scanner takes for white space; JavaScript's `trim` takes more. */
const WHITE_SPACE = ' \t\n\r\f\v';

const COMMENT = /--|\/\*/;

/** What the mappers of a statement know besides its tree: its text, its place and its tokens. */
export class Reading {
  readonly source: Source;
  readonly span: Span;

  /** Where PostgreSQL says that the statement is: with the comments behind it. Bytes of the whole text. */
  readonly #from: number;
  readonly #to: number;
  /** Bytes in front of the text that was parsed: places in its tree count from there. */
  readonly #shift: number;
  #tokens: readonly Token[] | undefined;

  constructor(source: Source, from: number, to: number, shift: number) {
    this.source = source;
    this.#from = from;
    this.#to = to;
    this.#shift = shift;
    this.span = this.#spanWithoutScan() ?? this.#spanOfTokens();
  }

  /**
   * The tokens of the statement without comments; offsets are bytes of the whole text. They are scanned when they
   * are first asked for: that takes longer than parsing, and most statements never need them.
   */
  get tokens(): readonly Token[] {
    this.#tokens ??= this.#scan();
    return this.#tokens;
  }

  #scan(): readonly Token[] {
    const tokens = (scan(this.text(this.#from, this.#to)) ?? [])
      .filter(({ name }) => !name.endsWith('COMMENT'))
      .map(({ start, end, name }) => ({ start: start + this.#from, end: end + this.#from, name }));
    return tokens.at(-1)?.name === 'ASCII_59' ? tokens.slice(0, -1) : tokens;
  }

  /** Where no comment can be, a statement ends at its last character. */
  #spanWithoutScan(): Span | undefined {
    const { text } = this.source;
    let start = this.source.offsetOfByte(this.#from);
    let end = this.source.offsetOfByte(this.#to);
    while (start < end && WHITE_SPACE.includes(text[start] ?? '')) start += 1;
    while (start < end && WHITE_SPACE.includes(text[end - 1] ?? '')) end -= 1;
    if (start === end || text[end - 1] === ';' || COMMENT.test(text.slice(start, end))) return undefined;
    return this.source.spanOf(start, end);
  }

  #spanOfTokens(): Span {
    const { tokens } = this;
    return this.source.spanOfBytes(tokens[0]?.start ?? this.#from, tokens.at(-1)?.end ?? this.#from);
  }

  /** The text between two byte offsets. */
  text(start: number, end: number): string {
    return this.source.text.slice(this.source.offsetOfByte(start), this.source.offsetOfByte(end));
  }

  /** The index of the token at a place in the tree; -1 when there is none. */
  tokenAt(location: number): number {
    const byte = location + this.#shift;
    let low = 0;
    let high = this.tokens.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const token = this.tokens[middle];
      if (token === undefined) return -1;
      if (token.end <= byte) low = middle + 1;
      else if (token.start > byte) high = middle - 1;
      else return middle;
    }
    return -1;
  }

  /** The text of a token in lower case. */
  word(index: number): string {
    const token = this.tokens[index];
    return token === undefined ? '' : this.text(token.start, token.end).toLowerCase();
  }
}
