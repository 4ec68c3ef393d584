import type { Operation } from './operation/operation.ts';
import type { Position, Span } from './span.ts';

/** One SQL command with its place and its meaning; most statements are one operation, ALTER TABLE may be several. */
export interface Statement {
  readonly span: Span;
  readonly operations: readonly Operation[];
  /** The SQL that is sent, where the file is not SQL itself. */
  readonly sql?: string;
  /**
   * What the body of the function that it creates does, when it is called; absent where that is not known, and where
   * nothing in it can change the schema. What a function that is called does is among the operations of its caller.
   */
  readonly defines?: readonly Operation[];
  /** Sent outside the transaction in which the tool runs the rest of the file. */
  readonly outsideTransaction?: true;
}

/** Why a file, or the part of it from a position on, could not be read. */
export type ReadProblem =
  | { readonly kind: 'syntax-error'; readonly message: string; readonly at: Position }
  /** Text that something else turns into SQL before it is run: `${schema}`, `{{ table }}`, `<%= name %>`. */
  | { readonly kind: 'template'; readonly marker: string; readonly at: Position }
  /** A command of psql: what it includes or does is not in the file. */
  | { readonly kind: 'psql-command'; readonly command: string; readonly at: Position }
  /** Rows after COPY … FROM stdin, which only psql can load. */
  | { readonly kind: 'copy-data'; readonly lines: number; readonly at: Position }
  | { readonly kind: 'nul-byte'; readonly at: Position }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  /** More than a pull request may ask to have judged: what stands from there on is not looked at. */
  | { readonly kind: 'too-many-statements'; readonly limit: number; readonly at: Position }
  | { readonly kind: 'timed-out'; readonly milliseconds: number }
  | { readonly kind: 'parser-failed'; readonly message: string };

/** A file read into statements. With a problem the statements are those that could be read all the same. */
export interface Script {
  readonly statements: readonly Statement[];
  readonly problems: readonly ReadProblem[];
  /** How the tool runs it; `unknown` where it is absent. */
  readonly transaction?: Transaction;
  /** What goes back, where the file holds that too: it is not run when the pull request is deployed. */
  readonly rollback?: readonly Statement[];
  /** The SQL of rollback instructions that the file has in comments, which no tool runs. */
  readonly rollbackComment?: readonly Statement[];
  /** Why a part of what goes back could not be read. */
  readonly rollbackProblems?: readonly ReadProblem[];
  /** Its place among the others, where the file tells it. */
  readonly revision?: Revision;
  /** The SQL that is sent, where the file is not SQL itself. */
  readonly dryRun?: readonly string[];
}

/** A migration's place in a history that does not go by names of files. */
export interface Revision {
  readonly id: string;
  /** The ones that it comes after; none for a first one. */
  readonly after: readonly string[];
}

/**
 * All of the file in one transaction that its tool begins; all of it in the one that PostgreSQL begins for a query
 * of several statements, and that a BEGIN in it takes over; each statement by itself; or as nobody knows.
 */
export type Transaction = 'file' | 'query' | 'statement' | 'unknown';
