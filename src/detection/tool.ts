import type { Direction, MigrationTool } from '../domain/migration.ts';
import type { Transaction } from '../domain/script.ts';

/** What a tool takes from a path. */
export interface Place {
  readonly direction: Direction;
  /** Absent where the tool gives the file no number. */
  readonly number?: string;
}

/** A migration tool as far as files tell of it; one file each under `tools/`, its documentation cited there. */
export interface Tool {
  readonly id: MigrationTool;
  /** What the tool takes from a path (as `plainPath` gives it); undefined where its layout does not fit. */
  readonly match: (path: string) => Place | undefined;
  /** For a layout that other tools have too: what shows that it is this one. Any of them suffices. */
  readonly evidence?: Evidence;
  readonly transaction: ToolTransaction;
  /** The lines with which the parts of a file begin, where one file holds both ways. */
  readonly sections?: Sections;
}

/** How the tool runs a file, from its documentation. */
export interface ToolTransaction {
  /**
   * `query`: the file is sent as one query, which PostgreSQL runs in a transaction only where it has several
   * statements. `pipeline`: it is sent together with the record that it ran, so that even one statement is in a
   * transaction. `detected`: in a transaction, unless a statement cannot run in one.
   */
  readonly usual: Transaction | 'pipeline' | 'detected';
  /** A line of the file that has each statement run by itself. */
  readonly off?: RegExp;
}

export interface Sections {
  readonly up: RegExp;
  readonly down: RegExp;
  /** The line after which a statement ends, with or without a semicolon. */
  readonly statementEnd?: RegExp;
}

export interface Evidence {
  /** The migration's own path. */
  readonly path?: RegExp;
  /**
   * Of another file that the pull request changes: the folder (with a slash at its end) beside whose migrations the
   * tool writes it; `**` where it may be any.
   */
  readonly companion?: (changed: string) => string | undefined;
  /** A line that only files for this tool have. */
  readonly marker?: RegExp;
}
