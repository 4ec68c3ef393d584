import { HEADER_FIELDS, type HeaderField } from '../domain/convention.ts';
import type { Span } from '../domain/span.ts';
import { linesOf } from './lines.ts';

/** A `-- Field: value` line at the top of a migration. */
export interface HeaderLine {
  readonly field: HeaderField;
  readonly value: string;
  readonly span: Span;
}

const FIELD = /^\**\s*([A-Za-z]+)(?:\s+level)?\s*\**\s*:\s*\**\s*(.*?)\s*$/i;

/** What the comment or docstring at the top says, each field once; code ends it. */
export function headerOf(text: string): ReadonlyMap<HeaderField, HeaderLine> {
  const header = new Map<HeaderField, HeaderLine>();
  for (const { text: line, comment, span } of linesOf(text.replace(/^\uFEFF/, ' '))) {
    if (comment === undefined && line.trim() !== '') break;
    const [, name = '', value = ''] = FIELD.exec(comment ?? '') ?? [];
    const field = HEADER_FIELDS.find((each) => each === name.toLowerCase());
    if (field !== undefined && !header.has(field)) header.set(field, { field, value, span });
  }
  return header;
}

/** The names of the fields as people write them. */
export function fieldWord(field: HeaderField): string {
  return `${field.slice(0, 1).toUpperCase()}${field.slice(1)}`;
}
