import type { Database, Queryable } from './database.ts';
import { MIGRATIONS, type OwnMigration } from './migrations/files.ts';

/** How long a migration waits for a lock that works of other processes hold, before it is given up until the next start. */
const LOCK_TIMEOUT = '10s';

/**
 * Brings the database to the newest schema; several processes may do so at once.
 *
 * @throws when a newer server was here, or when a migration that was applied is not what it was: nothing is changed
 *   then, and the message says what to do.
 */
export async function migrateDatabase(
  database: Database,
  migrations: readonly OwnMigration[] = MIGRATIONS,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('migration_gate.schema', 0))`);
    // Not before: whoever waits for another process that migrates waits as long as that takes.
    await transaction.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    await transaction.query('CREATE SCHEMA IF NOT EXISTS migration_gate');
    await transaction.query(
      'CREATE TABLE IF NOT EXISTS migration_gate.schema_version (version integer NOT NULL)',
    );
    await transaction.query(
      'ALTER TABLE migration_gate.schema_version ADD COLUMN IF NOT EXISTS checksum text',
    );
    const applied = await appliedTo(transaction);
    refuseNewer(applied, migrations);
    for (const migration of migrations) {
      const { number, sql, checksum } = migration;
      if (applied.has(number)) refuseChanged(migration, applied.get(number));
      else {
        await transaction.query(sql);
        await transaction.query(
          'INSERT INTO migration_gate.schema_version (version, checksum) VALUES ($1, $2)',
          [number, checksum],
        );
      }
    }
  });
}

/** The checksums by number; a server from before they were kept left none. */
async function appliedTo(transaction: Queryable): Promise<ReadonlyMap<number, string | undefined>> {
  const rows = await transaction.query('SELECT version, checksum FROM migration_gate.schema_version');
  return new Map(
    rows.map(({ version, checksum }) => [
      Number(version),
      typeof checksum === 'string' ? checksum : undefined,
    ]),
  );
}

function refuseNewer(applied: ReadonlyMap<number, unknown>, migrations: readonly OwnMigration[]): void {
  const newest = migrations.at(-1)?.number ?? 0;
  const [unknown] = [...applied.keys()].filter((number) => number > newest);
  if (unknown !== undefined)
    throw new Error(
      `The database has schema version ${unknown}, and this server knows ${newest}: run a newer server.`,
    );
}

function refuseChanged({ name, checksum }: OwnMigration, before: string | undefined): void {
  if (before === undefined || before === checksum) return;
  throw new Error(
    `The migration ${name} is not what it was when this database was brought to it: a migration is never changed ` +
      'after its release. Run the server as it was released, or put the file back as it was and write what is to ' +
      'be different in a new one.',
  );
}
