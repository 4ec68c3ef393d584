import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { KnownPull } from '../domain/open-pull.ts';
import type { OpenPullRecords } from '../usecases/ports/store.ts';
import { pullKey } from './pull-key.ts';
import { pullReference } from './pull-reference.ts';

const row = z.object({
  reference: pullReference,
  known: z.string().nullable(),
  parked_times: z.coerce.number(),
  parked_until: z.coerce.date().nullable(),
  recorded_at: z.coerce.date(),
});

/** The pull requests that are open. What is there was written by this server in the form it reads. */
export function openPullRecords(database: Database): OpenPullRecords {
  return {
    async of(installation) {
      const rows = await database.query(
        `SELECT reference, known, parked_times, parked_until, recorded_at FROM migration_gate.open_pulls
         WHERE installation = $1 ORDER BY pull`,
        [installation],
      );
      return z
        .array(row)
        .parse(rows)
        .map(
          ({ reference: ref, known, parked_times: times, parked_until: until, recorded_at: lookedAt }) => ({
            ref,
            lookedAt: lookedAt.toISOString(),
            ...(known === null ? {} : { known: JSON.parse(known) as KnownPull }),
            ...(until === null ? {} : { parked: { times, until: until.toISOString() } }),
          }),
        );
    },
    async timesParked(pull) {
      const rows = await database.query(
        'SELECT parked_times FROM migration_gate.open_pulls WHERE pull = $1',
        [pullKey(pull)],
      );
      return Number(rows[0]?.parked_times ?? 0);
    },
    async put({ ref, lookedAt, known, parked }) {
      await database.query(
        `INSERT INTO migration_gate.open_pulls
           (pull, installation, reference, known, parked_times, parked_until, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (pull) DO UPDATE SET reference = excluded.reference, known = excluded.known,
           parked_times = excluded.parked_times, parked_until = excluded.parked_until, recorded_at = excluded.recorded_at`,
        [
          pullKey(ref),
          ref.installation,
          JSON.stringify(ref),
          known === undefined ? null : JSON.stringify(known),
          parked?.times ?? 0,
          parked?.until ?? null,
          lookedAt,
        ],
      );
    },
    async forget(pull) {
      await database.query('DELETE FROM migration_gate.open_pulls WHERE pull = $1', [pullKey(pull)]);
    },
    async installations() {
      const rows = await database.query('SELECT DISTINCT installation FROM migration_gate.open_pulls');
      return rows.map(({ installation }) => Number(installation));
    },
  };
}
