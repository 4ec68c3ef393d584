import type { MigrationTool } from '../domain/migration.ts';
import type { Script } from '../domain/script.ts';

/** What the reading thread is asked. */
export interface ThreadQuestion {
  readonly text: string;
  readonly tool: MigrationTool;
}

/** What the reading thread says: operations cross to the caller, parse trees never do. */
export type ThreadAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly script: Script }
  /** The parser failed in a way it may not recover from; the thread is not to be used again. */
  | { readonly kind: 'ruined'; readonly message: string };
