import type { Migration } from '../domain/migration.ts';
import type { Statement } from '../domain/script.ts';
import type { Span } from '../domain/span.ts';
import type { OperationContext } from './context.ts';

/** A stretch of a migration as it is written; empty where there is no text. */
export function textAt({ content }: Migration, { start, end }: Pick<Span, 'start' | 'end'>): string {
  return content.kind === 'text' ? content.text.slice(start, end) : '';
}

/** A statement as SQL, for what is judged as a whole. */
export function sqlOf(migration: Migration, { sql, span }: Statement): string {
  return sql ?? textAt(migration, span);
}

/** A part of a statement as SQL: all of it, where the file is not SQL and has no place for the part. */
export function partAt(
  { migration, statement, source }: Pick<OperationContext, 'migration' | 'statement' | 'source'>,
  span: Span,
): string {
  return statement.sql === undefined ? textAt(migration, span) : source;
}

/** In one line, as long as a message bears, without what would end its backticks. */
export function inOneLine(source: string): string {
  const line = source.replaceAll(/[`\s]+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 60)} …` : line;
}

/** A statement without the semicolon at its end. */
export function bare(source: string): string {
  return source.trim().replace(/;$/, '');
}

/**
 * What has to run by itself: CONCURRENTLY is refused in a transaction, and several statements of one file may be one
 * by the way in which the tool sends them.
 */
export function outsideTransaction(...statements: readonly string[]): string {
  if (statements.length === 1)
    return ['-- In a migration of its own, outside a transaction:', ...statements].join('\n');
  return statements
    .map((statement, at) => `-- ${at + 1}. In a migration of its own, outside a transaction:\n${statement}`)
    .join('\n\n');
}
