import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { VERDICT_KINDS } from '../domain/verdict-kind.ts';
import type { VerdictRecords } from '../usecases/ports/store.ts';
import { pullKey, repositoryKey } from './pull-key.ts';
import { pullReference } from './pull-reference.ts';

const waiting = z.object({ reference: pullReference });
const last = z.object({ kind: z.enum(VERDICT_KINDS), digest: z.string() });

/** The last verdict of each head. */
export function verdictRecords(database: Database): VerdictRecords {
  return {
    async waitingFor(installation, repository, head, name) {
      const rows = await database.query(
        `SELECT reference FROM migration_gate.verdicts
         WHERE head = $1 AND starts_with(pull, $2) AND waits_for::jsonb ? $3`,
        [head, repositoryKey(installation, repository), name],
      );
      return z
        .array(waiting)
        .parse(rows)
        .map((found) => found.reference);
    },
    async withHead(installation, repository, head) {
      const rows = await database.query(
        'SELECT reference FROM migration_gate.verdicts WHERE head = $1 AND starts_with(pull, $2)',
        [head, repositoryKey(installation, repository)],
      );
      return z
        .array(waiting)
        .parse(rows)
        .map((found) => found.reference);
    },
    async isTarget(installation, repository, branch) {
      const rows = await database.query(
        'SELECT 1 AS one FROM migration_gate.verdicts WHERE starts_with(pull, $1) AND base_branch = $2 LIMIT 1',
        [repositoryKey(installation, repository), branch],
      );
      return rows.length > 0;
    },
    async last(pull, head) {
      const rows = await database.query(
        'SELECT kind, digest FROM migration_gate.verdicts WHERE pull = $1 AND head = $2',
        [pullKey(pull), head],
      );
      return z.array(last).parse(rows)[0];
    },
    async record(pull, head, { verdict, digest, cause, at, waitsFor, baseBranch }) {
      await database.query(
        `INSERT INTO migration_gate.verdicts
           (pull, head, reference, kind, verdict, digest, cause, waits_for, base_branch, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (pull, head) DO UPDATE SET kind = excluded.kind, verdict = excluded.verdict,
           digest = excluded.digest, cause = excluded.cause, waits_for = excluded.waits_for,
           base_branch = excluded.base_branch,
           recorded_at = excluded.recorded_at`,
        [
          pullKey(pull),
          head,
          JSON.stringify(pull),
          verdict.kind,
          JSON.stringify(verdict),
          digest,
          cause,
          JSON.stringify(waitsFor),
          baseBranch,
          at.toISOString(),
        ],
      );
    },
  };
}
