import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** One of our own migrations. */
export interface OwnMigration {
  readonly number: number;
  /** The file's. */
  readonly name: string;
  readonly sql: string;
  /** Of the SQL, whatever ends its lines. */
  readonly checksum: string;
}

const FOLDER = new URL('./', import.meta.url);

/**
 * Our own migrations: numbered SQL files, each run once, in order, in one transaction. One that was released is
 * never changed. Parts of the program, read once.
 */
export const MIGRATIONS: readonly OwnMigration[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.sql'))
  .toSorted()
  .map((name) => {
    const sql = readFileSync(new URL(name, FOLDER), 'utf8').replaceAll('\r\n', '\n');
    return { number: Number.parseInt(name, 10), name, sql, checksum: checksumOf(sql) };
  });

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}
