import type { Database } from './database.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';

/** Where a database is. */
export type DatabaseAddress =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'embedded'; readonly folder: string };

/** @throws with what stands in the way and what to do about it: no server, a folder that is in use. */
export function openDatabase(address: DatabaseAddress): Promise<Database> {
  return address.kind === 'postgres' ? openPostgres(address.url) : openPglite(address.folder);
}
