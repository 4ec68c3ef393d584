import { RESERVED_WORDS } from './reserved-words.ts';

/** A name as the script writes it, folded as PostgreSQL folds it (unquoted names in lower case). */
export interface Name {
  readonly schema?: string;
  readonly name: string;
}

/** `schema.name` for people and as a key; names that need quotes get them. */
export function printName(name: Name): string {
  return name.schema === undefined
    ? printIdentifier(name.name)
    : `${printIdentifier(name.schema)}.${printIdentifier(name.name)}`;
}

/** One identifier as SQL: in quotes where it is reserved, or would be folded or misread without them. */
export function printIdentifier(identifier: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(identifier) && !RESERVED_WORDS.has(identifier)
    ? identifier
    : `"${identifier.replaceAll('"', '""')}"`;
}

/** A text as a literal of SQL. */
export function printText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Stands for a name that is only known at run time; no table of the catalogue is called so. */
export const UNKNOWN_NAME = '…';

const IN_QUOTES = new RegExp(`["'][^"'\n]*${UNKNOWN_NAME}`);

/** Whether SQL has a name or a text in it that is not known. */
export function namesUnknown(sql: string): boolean {
  return sql.includes(UNKNOWN_NAME) && IN_QUOTES.test(sql);
}

/** Whether two names mean the same object when `public` is the schema of those that give none. */
export function sameName(a: Name, b: Name): boolean {
  return a.name === b.name && (a.schema ?? 'public') === (b.schema ?? 'public');
}
