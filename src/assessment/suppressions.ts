import type { Migration } from '../domain/migration.ts';
import type { Script } from '../domain/script.ts';
import { Source } from '../domain/source.ts';
import type { Span } from '../domain/span.ts';

/** A comment that is to allow findings, or one that was meant to and means nothing. */
export type Suppression =
  | {
      readonly kind: 'allows';
      readonly rules: readonly string[];
      readonly reason: string;
      readonly span: Span;
      /** The statement that it is for; absent where it is for the whole file. */
      readonly statement?: Span;
    }
  | { readonly kind: 'meaningless'; readonly why: string; readonly span: Span };

/** How it is written: a line of its own, `#` in Python. */
const COMMENT = /^[ \t]*((?:--|#)[ \t]*migration-gate\b[ \t]*:?[ \t]*(.*?))[ \t]*\r?$/gm;

const DIRECTIVE =
  /^allow\s+(?<rules>[\w-]+(?:\s*,\s*[\w-]+)*)(?<file>\s+in\s+this\s+file)?(?:\s+because\b\s*(?<reason>.*))?$/i;

/** More of them in one file are not looked at: their findings stay as they are. */
const MOST = 200;

/**
 * The suppressions of a migration: `-- migration-gate: allow <rule> because <reason>`. One that stands at the top
 * with an empty line between it and the first statement, or says `in this file`, is for the whole file; any other is
 * for the statement that follows it.
 */
export function suppressionsOf(
  { content }: Migration,
  { statements }: Pick<Script, 'statements'>,
): readonly Suppression[] {
  if (content.kind !== 'text' || !content.text.includes('migration-gate')) return [];
  const { text } = content;
  const source = new Source(text);
  const spans = statements.map(({ span }) => span).toSorted((a, b) => a.start - b.start);
  return [...text.matchAll(COMMENT)].slice(0, MOST).map((found) => {
    const [whole, comment = '', directive = ''] = found;
    const start = found.index + whole.indexOf(comment);
    const span = source.spanOf(start, start + comment.length);
    const read = readDirective(directive);
    if ('why' in read) return { kind: 'meaningless', why: read.why, span };
    if (spans.some((statement) => statement.start <= start && start < statement.end))
      return { kind: 'meaningless', why: 'it stands inside a statement, not in front of one', span };
    const next = spans.find((statement) => statement.start > start);
    const forFile =
      read.forFile || (next !== undefined && isAtTop(text, start + comment.length, next, spans));
    if (forFile) return { kind: 'allows', rules: read.rules, reason: read.reason, span };
    if (next === undefined) return { kind: 'meaningless', why: 'no statement follows it', span };
    return { kind: 'allows', rules: read.rules, reason: read.reason, span, statement: next };
  });
}

type Directive =
  | { readonly rules: readonly string[]; readonly reason: string; readonly forFile: boolean }
  | { readonly why: string };

function readDirective(text: string): Directive {
  const groups = DIRECTIVE.exec(text.trim())?.groups;
  if (groups === undefined) return { why: 'it does not say `allow <rule> because <reason>`' };
  const reason = (groups.reason ?? '').trim();
  if (!/\p{L}/u.test(reason)) return { why: 'it gives no reason' };
  const rules = (groups.rules ?? '').split(',').map((rule) => rule.trim().toLowerCase());
  return { rules, reason, forFile: groups.file !== undefined };
}

/** Whether nothing but comments is above, and an empty line comes before the first statement. */
function isAtTop(text: string, end: number, next: Span, spans: readonly Span[]): boolean {
  return next === spans[0] && /\n[ \t]*\r?\n/.test(text.slice(end, next.start));
}
