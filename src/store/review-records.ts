import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { ReviewRecords } from '../usecases/ports/store.ts';
import { pullKey } from './pull-key.ts';

const row = z.object({
  review: z.coerce.number(),
  login: z.string(),
  commit_sha: z.string(),
  digest: z.string().nullable(),
});

/** What each reviewer looked at. What was recorded first stays. */
export function reviewRecords(database: Database): ReviewRecords {
  return {
    async of(pull) {
      const rows = await database.query(
        'SELECT review, login, commit_sha, digest FROM migration_gate.reviews WHERE pull = $1',
        [pullKey(pull)],
      );
      return new Map(
        z
          .array(row)
          .parse(rows)
          .map(({ review, login, commit_sha: commit, digest }) => [
            review,
            { commit, login, ...(digest === null ? {} : { digest }) },
          ]),
      );
    },
    async arrived(pull, review) {
      await database.query(
        `INSERT INTO migration_gate.reviews (pull, review, login, commit_sha) VALUES ($1, $2, $3, $4)
         ON CONFLICT (pull, review) DO NOTHING`,
        [pullKey(pull), review.id, review.login, review.commit],
      );
    },
    async digested(pull, reviews) {
      if (reviews.length === 0) return;
      await database.query(
        `INSERT INTO migration_gate.reviews (pull, review, login, commit_sha, digest)
         SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[])
         ON CONFLICT (pull, review) DO UPDATE SET digest = excluded.digest WHERE reviews.digest IS NULL`,
        [
          pullKey(pull),
          reviews.map(({ id }) => id),
          reviews.map(({ login }) => login),
          reviews.map(({ commit }) => commit),
          reviews.map(({ digest }) => digest),
        ],
      );
    },
  };
}
