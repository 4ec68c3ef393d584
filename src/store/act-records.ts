import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Act } from '../domain/act.ts';
import type { ActRecords } from '../usecases/ports/store.ts';
import { pullKey } from './pull-key.ts';

const row = z.object({ facts: z.string() });

/** What people did. What is there was written by this server in the form it reads. */
export function actRecords(database: Database): ActRecords {
  return {
    async of(pull) {
      const rows = await database.query('SELECT facts FROM migration_gate.acts WHERE pull = $1 ORDER BY id', [
        pullKey(pull),
      ]);
      return z
        .array(row)
        .parse(rows)
        .map(({ facts }) => JSON.parse(facts) as Act);
    },
    async add(pull, acts) {
      if (acts.length === 0) return;
      await database.query(
        `INSERT INTO migration_gate.acts (pull, act, facts)
         SELECT $1, given.act, given.facts FROM unnest($2::text[], $3::text[]) AS given (act, facts)
         ON CONFLICT (pull, act) DO NOTHING`,
        [pullKey(pull), acts.map(({ id }) => id), acts.map((act) => JSON.stringify(act))],
      );
    },
  };
}
