import type { Position, Span } from './span.ts';

/**
 * The text that is read, with its three ways of counting: PostgreSQL's trees count UTF-8 bytes, its errors code
 * points, and JavaScript UTF-16 code units, which is what spans give.
 */
export class Source {
  readonly text: string;
  /** Added to every offset: what was cut off in front (a byte-order mark). */
  readonly #shift: number;
  readonly #lineStarts: readonly number[];
  /** For each byte offset its UTF-16 offset; absent where the text is ASCII and both are equal. */
  readonly #fromByte: Uint32Array | undefined;

  constructor(text: string, shift = 0) {
    this.text = text;
    this.#shift = shift;
    this.#lineStarts = lineStartsOf(text);
    this.#fromByte = byteTableOf(text);
  }

  /** Offset into `text` of an offset into the file as it was given. */
  offsetInText(offset: number): number {
    return offset - this.#shift;
  }

  /** UTF-16 offset into `text` of a UTF-8 byte offset. */
  offsetOfByte(byte: number): number {
    if (this.#fromByte === undefined) return Math.min(byte, this.text.length);
    return this.#fromByte[Math.min(byte, this.#fromByte.length - 1)] ?? this.text.length;
  }

  /** UTF-16 offset into `text` of a code point counted from 0. */
  offsetOfCodePoint(codePoint: number): number {
    if (this.#fromByte === undefined) return Math.min(codePoint, this.text.length);
    let offset = 0;
    for (let seen = 0; seen < codePoint && offset < this.text.length; seen++)
      offset += (this.text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
    return offset;
  }

  /** Line and column of a UTF-16 offset into `text`, counted in the file as it was given. */
  positionOf(offset: number): Position {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const shift = low === 0 ? this.#shift : 0;
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 + shift };
  }

  /** The span between two UTF-16 offsets into `text`, given in offsets of the file. */
  spanOf(start: number, end: number): Span {
    return {
      start: start + this.#shift,
      end: end + this.#shift,
      from: this.positionOf(start),
      to: this.positionOf(end),
    };
  }
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function byteTableOf(text: string): Uint32Array | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is what is meant
  if (/^[\x00-\x7f]*$/.test(text)) return undefined;
  const table = new Uint32Array(Buffer.byteLength(text) + 1);
  let byte = 0;
  for (let offset = 0; offset < text.length; ) {
    const point = text.codePointAt(offset) ?? 0;
    const bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    table.fill(offset, byte, byte + bytes);
    byte += bytes;
    offset += point > 0xffff ? 2 : 1;
  }
  table[byte] = text.length;
  return table;
}
