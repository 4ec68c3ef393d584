import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { HeadFacts, HeadRecords } from '../usecases/ports/store.ts';
import { pullKey } from './pull-key.ts';

const row = z.object({ facts: z.string() });

/** The files of a head. What is there was written by this server in the form it reads. */
export function headRecords(database: Database): HeadRecords {
  return {
    async get(pull, { head, base, policy }) {
      const rows = await database.query(
        'SELECT facts FROM migration_gate.heads WHERE pull = $1 AND head = $2 AND base = $3 AND policy = $4',
        [pullKey(pull), head, base, policy],
      );
      const [found] = z.array(row).parse(rows);
      return found === undefined ? undefined : (JSON.parse(found.facts) as HeadFacts);
    },
    async put(pull, { head, base, policy }, facts) {
      await database.query(
        `INSERT INTO migration_gate.heads (pull, head, base, policy, facts) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (pull, head, base, policy) DO UPDATE SET facts = excluded.facts, recorded_at = now()`,
        [pullKey(pull), head, base, policy, JSON.stringify(facts)],
      );
    },
  };
}
