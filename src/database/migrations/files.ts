import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('./', import.meta.url);

/**
 * Our own migrations: numbered SQL files, each run once, in order, in one transaction. One that was released is
 * never changed. Parts of the program, read once.
 */
export const MIGRATIONS: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.sql'))
  .toSorted()
  .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'));
