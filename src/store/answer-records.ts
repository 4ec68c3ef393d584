import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { KeptAnswers } from '../usecases/ports/kept-answers.ts';

const row = z.object({ etag: z.string(), answer: z.string().transform((text): unknown => JSON.parse(text)) });

/** GitHub's answers with their ETags. */
export function answerRecords(database: Database): KeptAnswers {
  return {
    async get(installation, asked) {
      const rows = await database.query(
        'SELECT etag, answer FROM migration_gate.answers WHERE installation = $1 AND asked = $2',
        [installation, asked],
      );
      const [found] = z.array(row).parse(rows);
      return found === undefined ? undefined : { etag: found.etag, read: found.answer };
    },
    async put(installation, asked, { etag, read }) {
      await database.query(
        `INSERT INTO migration_gate.answers (installation, asked, etag, answer) VALUES ($1, $2, $3, $4)
         ON CONFLICT (installation, asked) DO UPDATE SET etag = excluded.etag, answer = excluded.answer,
           recorded_at = now()`,
        [installation, asked, etag, JSON.stringify(read)],
      );
    },
  };
}
