import { isPartlyUnread } from '../assessment/catalogue/forget.ts';
import { catalogueAfter } from '../assessment/history.ts';
import type { Content } from '../domain/migration.ts';
import type { ReadProblem } from '../domain/script.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import type { ScriptReader } from './ports/script-reader.ts';

/** What a structure dump says there is. */
export interface ReadDump {
  readonly catalogue: Catalogue;
  /** Why parts of it could not be read. */
  readonly problems: readonly ReadProblem[];
}

/**
 * Since PostgreSQL 17.6 and its fellows of August 2025 a dump stands between these two commands of psql, which
 * make nothing (documentation of pg_dump, `--restrict-key`).
 */
const RESTRICTED = /^\\(?:un)?restrict\b.*$/gm;

/**
 * Reads what `pg_dump --schema-only` wrote. It is all that there is in the database, unless a part of it could not
 * be read.
 *
 * @param path what the file is called.
 */
export async function readDump(path: string, text: string, reader: ScriptReader): Promise<ReadDump> {
  const sql = text.replace(RESTRICTED, (line) => ' '.repeat(line.length));
  const script = await reader.read(sql, 'numbered');
  const content: Content = { kind: 'text', text: sql, bytes: 0 };
  const catalogue = catalogueAfter(undefined, {
    migration: { path, change: 'added', tool: 'numbered', direction: 'forward', onBase: true, content },
    script,
  });
  const whole = script.problems.length === 0 && !script.statements.some(isPartlyUnread);
  return { catalogue: { ...catalogue, whole }, problems: script.problems };
}
