import type { Migration } from '../domain/migration.ts';
import type { Span } from '../domain/span.ts';

/** A stretch of a migration as it is written; empty where there is no text. */
export function textAt({ content }: Migration, { start, end }: Pick<Span, 'start' | 'end'>): string {
  return content.kind === 'text' ? content.text.slice(start, end) : '';
}

/** A statement without the semicolon at its end. */
export function bare(source: string): string {
  return source.trim().replace(/;$/, '');
}

/** What has to run by itself: CONCURRENTLY is refused in a transaction. */
export function outsideTransaction(...statements: readonly string[]): string {
  return ['-- In a migration of its own, outside a transaction:', ...statements].join('\n');
}
