import type { Operation } from './operation/operation.ts';

/** How a migration is taken back: by a file of its own, a section of its file, or instructions in its comments. */
export interface WayBack {
  readonly kind: 'file' | 'section' | 'comment';
  /** The file in which it stands. */
  readonly path: string;
  readonly operations: readonly Operation[];
  /** Whether some of it could not be read. */
  readonly unread: boolean;
}

/** What a rollback makes of one operation of its migration. */
export type Undoing =
  | { readonly kind: 'reversed'; readonly by: Operation }
  /** What it is comes back, but not all that it held: `lost` says what, for people. */
  | { readonly kind: 'partly'; readonly by: Operation; readonly lost: string }
  /** Nothing is left of it that would have to be taken back. */
  | { readonly kind: 'needless'; readonly because: string }
  | { readonly kind: 'not-reversed'; readonly because?: string }
  /** PostgreSQL has no inverse. */
  | { readonly kind: 'impossible'; readonly because: string }
  /** What it does, or what the rollback does, is known at run time only. */
  | { readonly kind: 'not-known'; readonly because: string };

export interface JudgedOperation {
  readonly operation: Operation;
  readonly undoing: Undoing;
}

/** What a rollback does that takes nothing of its migration back, or cannot do where it stands. */
export interface RollbackFault {
  readonly operation: Operation;
  /** What is wrong with it, in a sentence without a stop. */
  readonly message: string;
}

/** A migration held against its rollback. */
export interface Reversal {
  /** Every operation of the migration, in its order. */
  readonly operations: readonly JudgedOperation[];
  /** What the rollback takes away that the migration did not bring. */
  readonly losses: readonly RollbackFault[];
  /** Where the rollback stops, since something was dropped too early. */
  readonly stumbles: readonly RollbackFault[];
}

/** A rollback to copy. */
export interface Proposal {
  /** Statements and comments, each on lines of its own; empty where nothing has to be taken back. */
  readonly sql: string;
  /** Whether there is a statement for everything that has to be taken back. */
  readonly whole: boolean;
}

/** All that is known of the way back of one migration. */
export interface Rollback {
  /** Absent where the migration has none. */
  readonly wayBack?: WayBack;
  /** The migration held against it; against nothing, where it has none. */
  readonly reversal: Reversal;
  readonly proposal: Proposal;
}
