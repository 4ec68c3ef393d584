import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Deed } from '../domain/deed.ts';
import type { DeedRecords } from '../usecases/ports/store.ts';
import { pullKey } from './pull-key.ts';

const row = z.object({ facts: z.string() });

/** What the gate did. What is there was written by this server in the form it reads. */
export function deedRecords(database: Database): DeedRecords {
  return {
    async of(pull) {
      const rows = await database.query(
        'SELECT facts FROM migration_gate.deeds WHERE pull = $1 ORDER BY id',
        [pullKey(pull)],
      );
      return z
        .array(row)
        .parse(rows)
        .map(({ facts }) => JSON.parse(facts) as Deed);
    },
    async put(pull, deeds) {
      for (const deed of deeds)
        await database.query(
          `INSERT INTO migration_gate.deeds (pull, deed, facts) VALUES ($1, $2, $3)
           ON CONFLICT (pull, deed) DO UPDATE SET facts = excluded.facts`,
          [pullKey(pull), deed.what, JSON.stringify(deed)],
        );
    },
  };
}
