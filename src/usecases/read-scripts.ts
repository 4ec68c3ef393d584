import type { Migration } from '../domain/migration.ts';
import type { Script } from '../domain/script.ts';
import type { ScriptReader } from './ports/script-reader.ts';

/** A migration with what its text says; no script where there is no text to read. */
export interface ReadMigration {
  readonly migration: Migration;
  readonly script: Script | undefined;
}

/** Reads the text of every migration; one that cannot be read does not stop the others. */
export async function readScripts(
  migrations: readonly Migration[],
  reader: ScriptReader,
): Promise<readonly ReadMigration[]> {
  return Promise.all(
    migrations.map(async (migration) => ({
      migration,
      script:
        migration.content.kind === 'text'
          ? await reader.read(migration.content.text, migration.tool)
          : undefined,
    })),
  );
}
