import { excerptOf, type Stretch } from '../excerpt.ts';
import { type Look, type Style, styled } from './look.ts';

/** A line is shown up to so many characters. */
const ROOM = 140;

/** Where it is, and how the mark looks. */
interface Mark {
  /** From 1. */
  readonly line: number;
  readonly style: Style;
  /** What is said behind the mark. */
  readonly more?: string;
}

/** The first line of a stretch of a text with its number, and a mark under the place; nothing where it is blank. */
export function pointedLine(text: string, stretch: Stretch, mark: Mark, look: Look): readonly string[] {
  const { line, indent, width } = excerptOf(text, stretch, ROOM);
  if (line.trim() === '') return [];
  const number = String(mark.line);
  const bar = styled('dim', '│', look);
  return [
    `  ${styled('dim', number, look)} ${bar} ${line}`,
    `  ${' '.repeat(number.length)} ${bar} ${' '.repeat(indent)}${styled(mark.style, '^'.repeat(width), look)}${styled('dim', mark.more ?? '', look)}`,
  ];
}
