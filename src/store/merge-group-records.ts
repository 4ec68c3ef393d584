import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { MergeGroupJob } from '../domain/job.ts';
import type { MergeGroupRecords } from '../usecases/ports/store.ts';
import { pullKey, repositoryKey } from './pull-key.ts';

const row = z.object({ reference: z.string() });

/** The merge groups that were evaluated. What is there was written by this server in the form it reads. */
export function mergeGroupRecords(database: Database): MergeGroupRecords {
  return {
    async put(group, number) {
      await database.query(
        `INSERT INTO migration_gate.merge_groups (pull, head, reference) VALUES ($1, $2, $3)
         ON CONFLICT (pull, head) DO UPDATE SET reference = excluded.reference, recorded_at = now()`,
        [pullKey({ ...group, number: number ?? 0 }), group.head, JSON.stringify(group)],
      );
    },
    async withHead(installation, repository, head) {
      const rows = await database.query(
        'SELECT reference FROM migration_gate.merge_groups WHERE head = $1 AND starts_with(pull, $2)',
        [head, repositoryKey(installation, repository)],
      );
      return z
        .array(row)
        .parse(rows)
        .map(({ reference }) => JSON.parse(reference) as MergeGroupJob);
    },
  };
}
