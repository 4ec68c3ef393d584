import { existsSync } from 'node:fs';
import { CannotRun } from './commands/cannot-run.ts';
import type { OpenArchive } from './commands/command-line.ts';
import type { Storage } from './config/config.ts';
import { readStorage } from './config/read-storage.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/open-database.ts';
import { auditArchive } from './store/audit-archive.ts';

/**
 * The audit in the server's storage, for the command line.
 *
 * @throws CannotRun where there is no storage, or another process has it.
 */
export async function openArchive(): Promise<OpenArchive> {
  const storage = readStorage();
  if (typeof storage === 'string') throw new CannotRun(storage);
  if (storage.kind === 'embedded' && !existsSync(storage.folder))
    throw new CannotRun(
      `There is no storage at ${storage.folder}: set DATA_FOLDER or DATABASE_URL as they are set for the server.`,
    );
  const database = await open(storage);
  if (await hasAudit(database)) return { archive: auditArchive(database), close: () => database.close() };
  await database.close();
  throw new CannotRun('The storage has no audit yet: start a server of this version once, which makes it.');
}

async function open(storage: Storage): Promise<Database> {
  try {
    return await openDatabase(storage);
  } catch (error) {
    const advice =
      storage.kind === 'embedded'
        ? ' A folder is for one process: stop the server for as long as this takes, or keep its storage in PostgreSQL, which a command can read beside it.'
        : '';
    throw new CannotRun(`${error instanceof Error ? error.message : String(error)}${advice}`);
  }
}

async function hasAudit(database: Database): Promise<boolean> {
  const rows = await database.query(
    `SELECT 1 AS one WHERE to_regclass('migration_gate.audit_entries') IS NOT NULL`,
  );
  return rows.length > 0;
}
