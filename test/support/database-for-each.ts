import { afterAll, afterEach, beforeEach } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { QUEUE_SCHEMA } from '../../src/queue/queue-name.ts';
import type { TestDatabase } from './databases.ts';

/**
 * A database for each test that follows. The embedded one takes a second of a processor to open, so they have it one
 * after the other, and what each leaves is taken out of it. Only the audit stays, which lets nothing be taken out.
 */
export function databaseForEach(open: () => Promise<TestDatabase>): { readonly database: Database } {
  let current: TestDatabase | undefined;
  const close = async () => {
    await current?.close();
    current = undefined;
  };
  beforeEach(async () => {
    current ??= await open();
  }, 60_000);
  afterEach(async () => {
    if (current?.database.isAlone === true) await empty(current.database);
    else await close();
  }, 60_000);
  afterAll(close);
  return {
    get database() {
      if (current === undefined) throw new Error('there is a database while a test runs');
      return current.database;
    },
  };
}

async function empty(database: Database): Promise<void> {
  const tables = await database.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname IN ('migration_gate', $1) AND tablename <> ALL ($2)`,
    [QUEUE_SCHEMA, KEPT],
  );
  await database.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')} RESTART IDENTITY CASCADE`);
}

/** What a server makes when it first starts, and the audit, from which nothing is ever taken. */
const KEPT = ['schema_version', 'version', 'queue', 'audit_chains', 'audit_entries', 'audit_facts'];
