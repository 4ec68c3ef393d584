import type { Source } from '../domain/source.ts';
import type { ScannedToken } from './parser.ts';

/** A statement of a text that does not parse as a whole, in bytes. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Splits at semicolons outside brackets and outside the BEGIN ATOMIC … END of an SQL function. */
export function splitStatements(source: Source, tokens: readonly ScannedToken[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let start: number | undefined;
  let depth = 0;
  let atomic = 0;
  let before = '';
  for (const token of tokens) {
    if (token.name.endsWith('COMMENT')) continue;
    const word = source.text
      .slice(source.offsetOfByte(token.start), source.offsetOfByte(token.end))
      .toLowerCase();
    start ??= token.start;
    if (word === '(') depth += 1;
    if (word === ')') depth = Math.max(0, depth - 1);
    if (word === 'atomic' && before === 'begin') atomic += 1;
    if (atomic > 0 && word === 'case') atomic += 1;
    if (atomic > 0 && word === 'end') atomic -= 1;
    before = word;
    if (word !== ';' || depth > 0 || atomic > 0) continue;
    pieces.push({ start, end: token.end });
    start = undefined;
  }
  const last = tokens.at(-1);
  if (start !== undefined && last !== undefined) pieces.push({ start, end: last.end });
  return pieces;
}
