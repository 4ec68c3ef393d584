import type { MigrationTool } from '../domain/migration.ts';
import type { Script } from '../domain/script.ts';

/** A text for the reading thread, and the tool whose migration it is. */
export interface Question {
  readonly text: string;
  readonly tool: MigrationTool;
}

/** What the reading thread is asked: several texts at a time, for each message costs as much as a small text. */
export type ThreadQuestions = readonly Question[];

/** What the reading thread says: operations cross to the caller, parse trees never do. */
export type ThreadAnswer =
  | { readonly kind: 'ready' }
  /** One script for each question, in their order. */
  | { readonly kind: 'read'; readonly scripts: readonly Script[] }
  /** The parser failed in a way it may not recover from; the thread is not to be used again. */
  | { readonly kind: 'ruined'; readonly message: string };
