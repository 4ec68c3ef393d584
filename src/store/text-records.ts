import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Content } from '../domain/migration.ts';
import type { TextRecords } from '../usecases/ports/store.ts';

const row = z.object({ blob: z.string(), content: z.string() });

/** Contents by blob SHA. What is there was written by this server in the form it reads. */
export function textRecords(database: Database): TextRecords {
  return {
    async of(blobs) {
      if (blobs.length === 0) return new Map();
      const rows = await database.query(
        'SELECT blob, content FROM migration_gate.texts WHERE blob = ANY ($1::text[])',
        [[...blobs]],
      );
      return new Map(
        z
          .array(row)
          .parse(rows)
          .map(({ blob, content }) => [blob, JSON.parse(content) as Content]),
      );
    },
    async put(texts) {
      if (texts.size === 0) return;
      await database.query(
        `INSERT INTO migration_gate.texts (blob, content)
         SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT (blob) DO NOTHING`,
        [[...texts.keys()], [...texts.values()].map((content) => JSON.stringify(content))],
      );
    },
  };
}
