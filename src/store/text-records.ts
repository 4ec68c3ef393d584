import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Content } from '../domain/migration.ts';
import type { TextRecords } from '../usecases/ports/store.ts';
import { textKey } from './pull-key.ts';

const row = z.object({ blob: z.string(), content: z.string() });

/** Contents by installation and blob SHA; what the audit keeps is beside them, by the SHA alone. */
export function textRecords(database: Database): TextRecords {
  return {
    async of(installation, blobs) {
      const keys = new Map(blobs.map((blob) => [textKey(installation, blob), blob]));
      const texts = await readTexts([...keys.keys()], database);
      return new Map([...texts].map(([key, content]) => [keys.get(key) ?? key, content]));
    },
    async put(installation, texts) {
      if (texts.size === 0) return;
      await database.query(
        `INSERT INTO migration_gate.texts (blob, content)
         SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT (blob) DO NOTHING`,
        [
          [...texts.keys()].map((blob) => textKey(installation, blob)),
          [...texts.values()].map((content) => JSON.stringify(content)),
        ],
      );
    },
  };
}

/** The texts of these keys, by key. What is there was written by this server in the form it reads. */
export async function readTexts(
  keys: readonly string[],
  database: Database,
): Promise<ReadonlyMap<string, Content>> {
  if (keys.length === 0) return new Map();
  const rows = await database.query(
    'SELECT blob, content FROM migration_gate.texts WHERE blob = ANY ($1::text[])',
    [[...keys]],
  );
  return new Map(
    z
      .array(row)
      .parse(rows)
      .map(({ blob, content }) => [blob, JSON.parse(content) as Content]),
  );
}
