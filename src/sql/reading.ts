import type { Source } from '../domain/source.ts';
import type { Span } from '../domain/span.ts';
import type { Token } from './parser.ts';

/** What the mappers of a statement know besides its tree: its text, its place and its tokens. */
export class Reading {
  readonly source: Source;
  /** The tokens of the statement without comments; offsets are bytes of the whole text. */
  readonly tokens: readonly Token[];
  readonly span: Span;

  /** Bytes in front of the text that was parsed: places in its tree count from there. */
  readonly #shift: number;

  constructor(source: Source, tokens: readonly Token[], span: Span, shift: number) {
    this.source = source;
    this.tokens = tokens;
    this.span = span;
    this.#shift = shift;
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
