import type { Span } from '../../domain/span.ts';
import type { Reading } from '../reading.ts';

/**
 * The places of the comma-separated parts at the end of a statement (the commands of an ALTER TABLE, the objects
 * of a DROP), for which PostgreSQL's tree has no location: the parts between top-level commas from one token on.
 * When they do not come out at `count`, every one has the statement's place.
 */
export function partSpans(
  reading: Reading,
  count: number,
  startOfFirst: number,
  endOfLast = reading.tokens.length,
): readonly Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let first = startOfFirst;
  for (let index = startOfFirst; index <= endOfLast; index++) {
    const word = reading.word(index);
    if (word === '(' || word === '[') depth += 1;
    if (word === ')' || word === ']') depth -= 1;
    if (index < endOfLast && !(word === ',' && depth === 0)) continue;
    const from = reading.tokens[first];
    const to = reading.tokens[index - 1];
    if (from !== undefined && to !== undefined && from.start <= to.start)
      spans.push(reading.source.spanOf(from.start, to.end));
    first = index + 1;
  }
  return spans.length === count ? spans : Array.from({ length: count }, () => reading.span);
}

/** The index of the first token after the name that follows `TABLE [IF EXISTS] [ONLY]`, given the name's place. */
export function afterName(reading: Reading, nameLocation: number): number {
  let index = reading.tokenAt(nameLocation);
  if (index < 0) return 0;
  index += 1;
  while (reading.word(index) === '.') index += 2;
  if (reading.word(index) === '*') index += 1;
  return index;
}
