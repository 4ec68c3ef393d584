import type { Location } from '../../domain/finding.ts';
import type { Span } from '../../domain/span.ts';

/** `line 10`, `lines 10–12`. */
export function linesWords(span: Span): string {
  const { from, to } = linesOf(span);
  return from === to ? `line ${from}` : `lines ${from}–${to}`;
}

/** First and last line; a span that ends at the very start of a line ends on the line before. */
export function linesOf({ from, to }: Span): { readonly from: number; readonly to: number } {
  const last = to.column <= 1 && to.line > from.line ? to.line - 1 : to.line;
  return { from: from.line, to: Math.max(from.line, last) };
}

/** `db/migrations/099_x.sql, lines 10–12`. */
export function placeWords({ path, span, words }: Location): string {
  if (words !== undefined) return `${words} of the pull request`;
  return span === undefined ? path : `${path}, ${linesWords(span)}`;
}
