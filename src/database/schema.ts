import { daysOfTexts, pruneAudit } from './audit-retention.ts';
import type { Database } from './database.ts';
import { MIGRATIONS } from './migrations/files.ts';

/** Brings the database to the newest schema; several processes may do so at once. */
export async function migrateDatabase(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('migration_gate.schema', 0))`);
    await transaction.query('CREATE SCHEMA IF NOT EXISTS migration_gate');
    await transaction.query(
      'CREATE TABLE IF NOT EXISTS migration_gate.schema_version (version integer NOT NULL)',
    );
    const [row] = await transaction.query(
      'SELECT max(version) AS version FROM migration_gate.schema_version',
    );
    const version = Number(row?.version ?? 0);
    if (version > MIGRATIONS.length)
      throw new Error(
        `The database has schema version ${version}, and this server knows ${MIGRATIONS.length}: run a newer server.`,
      );
    for (const [index, sql] of MIGRATIONS.entries()) {
      if (index < version) continue;
      await transaction.query(sql);
      await transaction.query('INSERT INTO migration_gate.schema_version VALUES ($1)', [index + 1]);
    }
  });
}

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
  await database.query(`DELETE FROM migration_gate.deliveries WHERE received_at < now() - interval '7 days'`);
  await database.query(`DELETE FROM migration_gate.team_members WHERE good_until < now()`);
  await database.query(`DELETE FROM migration_gate.verdicts WHERE recorded_at < now() - interval '180 days'`);
}
