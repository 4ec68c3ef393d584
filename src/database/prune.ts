import { daysOfTexts, pruneAudit } from './audit-retention.ts';
import type { Database } from './database.ts';

/** How long is kept what cannot be had again. */
export interface Retention {
  /** Days for which the audit keeps its entries, and what they name. */
  readonly auditDays: number;
}

/** Days for which a text is kept that nothing names: the next evaluation would read it again. */
const TEXT_DAYS = 180;

/** Takes out what is too old to be of use. All but the audit can be had from GitHub again. */
export async function pruneDatabase(database: Database, { auditDays }: Retention): Promise<void> {
  await database.query(`DELETE FROM migration_gate.heads WHERE recorded_at < now() - interval '30 days'`);
  await pruneAudit(database, auditDays);
  await database.query(
    'DELETE FROM migration_gate.texts WHERE recorded_at < now() - make_interval(days => $1)',
    [daysOfTexts(auditDays, TEXT_DAYS)],
  );
  await database.query(
    `DELETE FROM migration_gate.deliveries
     WHERE jobs_left = 0 AND coalesce(done_at, received_at) < now() - interval '7 days'`,
  );
  await database.query(`DELETE FROM migration_gate.begun WHERE at < now() - interval '1 hour'`);
  await database.query(`DELETE FROM migration_gate.team_members WHERE good_until < now()`);
  await database.query(
    `DELETE FROM migration_gate.merge_groups WHERE recorded_at < now() - interval '30 days'`,
  );
  await database.query(`DELETE FROM migration_gate.verdicts WHERE recorded_at < now() - interval '180 days'`);
}
