import { z } from 'zod';
import type { Allowance } from '../budget/budget.ts';
import type { Database } from '../database/database.ts';
import type { BudgetRecords } from '../usecases/ports/budgets.ts';

const time = z.coerce.date().transform((date) => date.toISOString());
const row = z.object({
  allowances: z.string(),
  held_until: time.nullable(),
  minute: time,
  minute_writes: z.coerce.number(),
  hour: time,
  hour_writes: z.coerce.number(),
});

/** Budgets, one statement to tell and to hear. What is there was written by this server in the form it reads. */
export function budgetRecords(database: Database): BudgetRecords {
  return {
    async exchange(installation, { allowances, heldUntil, minute, hour }) {
      const rows = await database.query(EXCHANGE, [
        installation,
        JSON.stringify(allowances),
        heldUntil ?? null,
        minute.from,
        minute.writes,
        hour.from,
        hour.writes,
      ]);
      const [found] = z.array(row).min(1).parse(rows);
      if (found === undefined) throw new Error('A statement that returns its row returned none.');
      return {
        allowances: JSON.parse(found.allowances) as readonly Allowance[],
        ...(found.held_until === null ? {} : { heldUntil: found.held_until }),
        minute: { from: found.minute, writes: found.minute_writes },
        hour: { from: found.hour, writes: found.hour_writes },
      };
    },
  };
}

/** Writes of the same minute and hour add up; those of an earlier one are over. */
const EXCHANGE = `
  INSERT INTO migration_gate.budgets AS known
    (installation, allowances, held_until, minute, minute_writes, hour, hour_writes)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (installation) DO UPDATE SET
    allowances = CASE WHEN excluded.allowances = '[]' THEN known.allowances ELSE excluded.allowances END,
    held_until = greatest(known.held_until, excluded.held_until),
    minute = greatest(known.minute, excluded.minute),
    minute_writes = CASE WHEN known.minute > excluded.minute THEN 0 ELSE excluded.minute_writes END
      + CASE WHEN known.minute >= excluded.minute THEN known.minute_writes ELSE 0 END,
    hour = greatest(known.hour, excluded.hour),
    hour_writes = CASE WHEN known.hour > excluded.hour THEN 0 ELSE excluded.hour_writes END
      + CASE WHEN known.hour >= excluded.hour THEN known.hour_writes ELSE 0 END
  RETURNING allowances, held_until, minute, minute_writes, hour, hour_writes`;
