import type { Source } from '../domain/source.ts';
import type { Span } from '../domain/span.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What the mappers of a statement know besides its tree: its text, its place and its tokens. */
export class Reading {
  readonly source: Source;
  /** The tokens of the statement without comments, and without the semicolon at its end. */
  readonly tokens: readonly Token[];
  readonly span: Span;

  /** Bytes in front of the text that was parsed: places in its tree count from there. */
  readonly #shift: number;

  /** @param from, to where PostgreSQL says that the statement is, with comments before and behind it, in bytes. */
  constructor(source: Source, from: number, to: number, shift: number) {
    this.source = source;
    this.#shift = shift;
    const start = source.offsetOfByte(from);
    const tokens = tokensOf(source.text, start, source.offsetOfByte(to));
    const last = tokens.at(-1);
    const closed = last !== undefined && this.text(last.start, last.end) === ';';
    this.tokens = closed ? tokens.slice(0, -1) : tokens;
    this.span = source.spanOf(this.tokens[0]?.start ?? start, this.tokens.at(-1)?.end ?? start);
  }

  /** The text between two offsets. */
  text(start: number, end: number): string {
    return this.source.text.slice(start, end);
  }

  /** The index of the token at a place in the tree; -1 when there is none. */
  tokenAt(location: number): number {
    const place = this.source.offsetOfByte(location + this.#shift);
    let low = 0;
    let high = this.tokens.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const token = this.tokens[middle];
      if (token === undefined) return -1;
      if (token.end <= place) low = middle + 1;
      else if (token.start > place) high = middle - 1;
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
