import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Claim } from '../domain/other-pull.ts';
import type { ClaimRecords } from '../usecases/ports/store.ts';
import { pullKey, repositoryKey } from './pull-key.ts';

const row = z.object({ number: z.coerce.number(), claim: z.string() });

/** What the open pull requests claim. What is there was written by this server in the form it reads. */
export function claimRecords(database: Database): ClaimRecords {
  return {
    async of(pull, baseBranch) {
      const rows = await database.query(
        `SELECT number, claim FROM migration_gate.claims
         WHERE repository = $1 AND base_branch = $2 ORDER BY number`,
        [repositoryKey(pull.installation, pull.repository), baseBranch],
      );
      return new Map(
        z
          .array(row)
          .parse(rows)
          .map(({ number, claim }) => [number, JSON.parse(claim) as Claim]),
      );
    },
    async put(pull, baseBranch, claim) {
      await database.query(
        `INSERT INTO migration_gate.claims (pull, repository, number, base_branch, claim)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (pull) DO UPDATE SET base_branch = excluded.base_branch, claim = excluded.claim`,
        [
          pullKey(pull),
          repositoryKey(pull.installation, pull.repository),
          pull.number,
          baseBranch,
          JSON.stringify(claim),
        ],
      );
    },
    async forget(pull) {
      await database.query('DELETE FROM migration_gate.claims WHERE pull = $1', [pullKey(pull)]);
    },
  };
}
