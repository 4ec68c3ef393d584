import { fileOf } from '../path.ts';
import type { Place } from '../tool.ts';

/** `099`, `099A`, `1.2`, `2026-01-16-1200`, `20260116120000`, in front of a name or alone. */
const NUMBER = /^(\d{4}-\d\d-\d\d(?:[-T]\d+)*|\d+(?:\.\d+)*[A-Z]?)(?=[-_. ]|$)/i;

/** A folder that is called for its migrations: `migrations`, `db-migrations`, `dbMigrations`, `migrations_pg`. */
const MIGRATION_FOLDER =
  /(?:^|\/)(?:migrate|[^/]*migrations?(?:[-_.]?(?:v?\d+|sql|pg|postgres|postgresql|scripts))?)\//i;

/** Folders of databases, in which a numbered file is taken for a migration. */
const SCHEMA_FOLDER =
  /(?:^|\/)(?:db|databases?|sql|ddl|schemas?|deltas?|changes|changelogs?|patches|upgrades?|updates?|evolutions)\//i;

const SQL_FILE = /\.(?:sql|psql|pgsql|ddl)$/i;

/** The number in front of a file's or folder's name, as it is written. */
export function numberIn(name: string): string | undefined {
  return NUMBER.exec(name)?.[1];
}

/** Whether any folder on the way is called for its migrations. */
export function isInMigrationFolder(path: string): boolean {
  return MIGRATION_FOLDER.test(path);
}

/** SQL in a folder of migrations, with or without a number; numbered SQL in a folder of a database; forward. */
export function matchPlain(path: string): Place | undefined {
  if (!SQL_FILE.test(path)) return undefined;
  const number = numberIn(fileOf(path));
  if (!isInMigrationFolder(path) && !(number !== undefined && SCHEMA_FOLDER.test(path))) return undefined;
  return forward(number);
}

/** A place going forward. */
export function forward(number: string | undefined): Place {
  return { direction: 'forward', ...(number === undefined ? {} : { number }) };
}
