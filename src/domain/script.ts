import type { Operation } from './operation/operation.ts';
import type { Position, Span } from './span.ts';

/** One SQL command with its place and its meaning; most statements are one operation, ALTER TABLE may be several. */
export interface Statement {
  readonly span: Span;
  readonly operations: readonly Operation[];
  /** What the body of the function that it creates does, when it is called; absent where that is not known. */
  readonly defines?: readonly Operation[];
}

/** Why a file, or the part of it from a position on, could not be read. */
export type ReadProblem =
  | { readonly kind: 'syntax-error'; readonly message: string; readonly at: Position }
  | { readonly kind: 'nul-byte'; readonly at: Position }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'timed-out'; readonly milliseconds: number }
  | { readonly kind: 'parser-failed'; readonly message: string };

/** A file read into statements. With a problem the statements are those that could be read all the same. */
export interface Script {
  readonly statements: readonly Statement[];
  readonly problems: readonly ReadProblem[];
}
