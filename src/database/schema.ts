import type { Database } from './database.ts';

/** Our own migrations, each run once, in order; one that was released is never changed. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE migration_gate.reviews (
     pull text NOT NULL,
     review bigint NOT NULL,
     login text NOT NULL,
     commit_sha text NOT NULL,
     digest text,
     recorded_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (pull, review)
   );
   CREATE TABLE migration_gate.heads (
     pull text NOT NULL,
     head text NOT NULL,
     base text NOT NULL,
     policy text NOT NULL,
     facts text NOT NULL,
     recorded_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (pull, head, base, policy)
   );
   CREATE TABLE migration_gate.texts (
     blob text PRIMARY KEY,
     content text NOT NULL,
     recorded_at timestamptz NOT NULL DEFAULT now()
   );
   CREATE TABLE migration_gate.team_members (
     installation bigint NOT NULL,
     team text NOT NULL,
     members text NOT NULL,
     good_until timestamptz NOT NULL,
     PRIMARY KEY (installation, team)
   );
   CREATE TABLE migration_gate.verdicts (
     pull text NOT NULL,
     head text NOT NULL,
     reference text NOT NULL,
     kind text NOT NULL,
     verdict text NOT NULL,
     digest text NOT NULL,
     cause text NOT NULL,
     waits_for text NOT NULL,
     base_branch text NOT NULL,
     recorded_at timestamptz NOT NULL,
     PRIMARY KEY (pull, head)
   );
   CREATE INDEX verdicts_by_head ON migration_gate.verdicts (head);
   CREATE TABLE migration_gate.deliveries (
     delivery text PRIMARY KEY,
     received_at timestamptz NOT NULL DEFAULT now()
   );
   CREATE TABLE migration_gate.jobs (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     work text NOT NULL,
     job text NOT NULL,
     received_at timestamptz NOT NULL DEFAULT now()
   );
   CREATE INDEX jobs_by_work ON migration_gate.jobs (work);`,
  `CREATE TABLE migration_gate.claims (
     pull text PRIMARY KEY,
     repository text NOT NULL,
     number integer NOT NULL,
     base_branch text NOT NULL,
     claim text NOT NULL
   );
   CREATE INDEX claims_by_base_branch ON migration_gate.claims (repository, base_branch);`,
  `CREATE TABLE migration_gate.acts (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     pull text NOT NULL,
     act text NOT NULL,
     facts text NOT NULL,
     recorded_at timestamptz NOT NULL DEFAULT now(),
     UNIQUE (pull, act)
   );`,
  `CREATE TABLE migration_gate.deeds (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     pull text NOT NULL,
     deed text NOT NULL,
     facts text NOT NULL,
     UNIQUE (pull, deed)
   );`,
];

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

/** Takes out what is too old to be of use: it can all be had from GitHub again. */
export async function pruneDatabase(database: Database): Promise<void> {
  await database.query(`DELETE FROM migration_gate.heads WHERE recorded_at < now() - interval '30 days'`);
  await database.query(`DELETE FROM migration_gate.texts WHERE recorded_at < now() - interval '180 days'`);
  await database.query(`DELETE FROM migration_gate.deliveries WHERE received_at < now() - interval '7 days'`);
  await database.query(`DELETE FROM migration_gate.team_members WHERE good_until < now()`);
  await database.query(`DELETE FROM migration_gate.verdicts WHERE recorded_at < now() - interval '180 days'`);
}
