import stringWidth from 'string-width';
import type { Span } from '../domain/span.ts';
import { visible } from '../publication/markdown/visible.ts';

/** UTF-16 offsets into a text. */
export type Stretch = Pick<Span, 'start' | 'end'>;

/** A line of a file, and where in it to point. */
export interface Excerpt {
  /** As it can be shown: tabs as spaces, nothing unseen in it, shortened around the place. */
  readonly line: string;
  /** Columns of a terminal before the place. */
  readonly indent: number;
  /** Columns of a terminal that the place takes, at least 1. */
  readonly width: number;
}

/** More of a line than this before the place helps nobody, in UTF-16 code units. */
const BEFORE = 60;

/** The first line of a stretch of a text. */
export function excerptOf(text: string, { start, end }: Stretch, room: number): Excerpt {
  const lineStart = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const from = Math.max(start, lineStart);
  const newline = text.indexOf('\n', from);
  const lineEnd = newline < 0 ? text.length : newline;
  const line = text.slice(lineStart, lineEnd).trimEnd();
  const column = Math.min(from - lineStart, line.length);
  const until = Math.min(Math.max(end, from) - lineStart, line.length);

  const cutBefore = line.length > room && column > BEFORE ? column - BEFORE / 2 : 0;
  const cutAfter = Math.min(line.length, cutBefore + room);
  const shown = (a: number, b: number) => visible(line.slice(a, b).toWellFormed().replaceAll('\t', '    '));
  const before = `${cutBefore > 0 ? '…' : ''}${shown(cutBefore, column)}`;
  const place = shown(column, Math.min(until, cutAfter));
  const after = `${shown(Math.max(column, Math.min(until, cutAfter)), cutAfter)}${cutAfter < line.length ? '…' : ''}`;
  return { line: `${before}${place}${after}`, indent: widthOf(before), width: Math.max(1, widthOf(place)) };
}

function widthOf(text: string): number {
  // Most lines are ASCII, some of them cut: nothing of that has to be looked up.
  return /^[\x20-\x7e…]*$/.test(text) ? text.length : stringWidth(text);
}
