import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('./', import.meta.url);

/** The built-in policies as they are written, by name: parts of the program, read once and never changed. */
export const BUILTIN_TEXTS: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yml'))
    .toSorted()
    .map((file) => [file.slice(0, -'.yml'.length), readFileSync(new URL(file, FOLDER), 'utf8')]),
);
