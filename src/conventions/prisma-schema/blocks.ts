import type { Span } from '../../domain/span.ts';
import { linesOf } from '../lines.ts';

/** `model User { … }`: what Prisma's schema is made of. */
export interface Block {
  readonly keyword: string;
  readonly name: string;
  /** Where it begins: the line with its name. */
  readonly span: Span;
  /** What stands in it, a declaration each, without comments; one that goes over several lines is one. */
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly text: string;
  /** Its first line. */
  readonly span: Span;
}

const HEAD = /^(\w+)\s+(\w+)\s*\{\s*$/;

/**
 * The blocks of a schema (https://www.prisma.io/docs/orm/prisma-schema/overview). One that is not closed, or that
 * stands on one line, is left out: Prisma writes none.
 */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { readonly head: Block; readonly entries: Entry[] } | undefined;
  let going: Entry | undefined;
  for (const { text: line, span } of linesOf(withoutComments(text))) {
    const plain = line.trim();
    if (plain === '') continue;
    const [, keyword, name] = HEAD.exec(plain) ?? [];
    if (open === undefined) {
      if (keyword === undefined || name === undefined) continue;
      open = { head: { keyword, name, span, entries: [] }, entries: [] };
    } else if (going === undefined && plain === '}') {
      blocks.push({ ...open.head, entries: open.entries });
      open = undefined;
    } else {
      going = going === undefined ? { text: plain, span } : { ...going, text: `${going.text} ${plain}` };
      if (isOpen(going.text)) continue;
      open.entries.push(going);
      going = undefined;
    }
  }
  return blocks;
}

/** A string, or a comment of one or of several lines. */
const STRING_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** The text with spaces where comments were, so that every line and column stays. */
function withoutComments(text: string): string {
  return text.replaceAll(STRING_OR_COMMENT, (found) =>
    found.startsWith('"') ? found : found.replaceAll(/[^\n]/g, ' '),
  );
}

/** Whether a bracket is not closed yet. */
function isOpen(entry: string): boolean {
  const brackets = entry.replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
  return (brackets.match(/[([]/g) ?? []).length > (brackets.match(/[)\]]/g) ?? []).length;
}
