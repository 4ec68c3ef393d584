import { existsSync } from 'node:fs';
import { CannotRun } from './commands/cannot-run.ts';
import type { MoveStorage } from './commands/storage/move.ts';
import type { Database } from './database/database.ts';
import { migrateDatabase } from './database/migrate.ts';
import { moveStorage } from './database/move.ts';
import { openPglite } from './database/pglite.ts';
import { openPostgres } from './database/postgres.ts';

/** Opens both storages, brings both to the newest schema, and moves the one into the other. */
export const moveFolder: MoveStorage = async (folder, url) => {
  // A new one would be made, and nothing be moved.
  if (!existsSync(folder))
    throw new CannotRun(`There is no storage at ${folder}: name the DATA_FOLDER that the server had.`);
  const opened: Database[] = [];
  const open = async (opening: Promise<Database>) => {
    const database = await opening;
    opened.push(database);
    await migrateDatabase(database);
    return database;
  };
  try {
    return await moveStorage(await open(openPglite(folder)), await open(openPostgres(url)));
  } catch (error) {
    throw new CannotRun(error instanceof Error ? error.message : String(error));
  } finally {
    for (const database of opened) await database.close();
  }
};
