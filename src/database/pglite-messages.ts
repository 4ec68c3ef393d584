import type { Row } from './database.ts';

/** What the thread of the embedded database begins with: where its files are, or nothing for memory. */
export interface ThreadStart {
  readonly dataDir: string | undefined;
}

/** Without parameters it may be several statements. */
export interface ThreadQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What the thread says: first that it is open or cannot be, then one answer for each query, in their order. */
export type ThreadAnswer =
  | { readonly kind: 'open' }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'failed'; readonly message: string; readonly code: unknown };
