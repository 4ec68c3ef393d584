import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';

const table = z.object({ schema: z.string(), name: z.string() });
const count = z.object({ count: z.coerce.number() });

/** What grows with what happens, because it is to be kept, and for how long. */
export const GROWS: Readonly<Record<string, string>> = {
  'migration_gate.audit_entries': 'every decision, for AUDIT_RETENTION_DAYS',
  'migration_gate.audit_facts': 'what decisions were made on, for as long',
  'migration_gate.deliveries': 'the webhooks of 7 days, so that none is taken twice',
  'migration_gate.verdicts': 'a row for each head, for 180 days',
  'migration_gate.heads': 'a row for each head, for 30 days',
  'migration_gate.texts': 'the contents of files, for 180 days',
  'migration_gate.reviews': 'a row for each review',
  'migration_gate.answers':
    'the last answer to each question about teams and permissions, of each installation',
  'migration_gate.team_members':
    'a row for each team, taken out when somebody joins or leaves it: as many as there are teams at most',
  'migration_gate.acts': 'what people did: ticks, pushes, commands',
  'migration_gate.begun': 'when each work was begun last, for an hour',
  'migration_gate_queue.job_common': 'works that are done, for an hour',
};

/** How many rows each table has. */
export async function countRows(database: Database): Promise<ReadonlyMap<string, number>> {
  const tables = z.array(table).parse(
    await database.query(
      `SELECT schemaname AS schema, tablename AS name FROM pg_tables
       WHERE schemaname LIKE 'migration\\_gate%' ORDER BY 1, 2`,
    ),
  );
  const counts = new Map<string, number>();
  for (const { schema, name } of tables) {
    const rows = await database.query(`SELECT count(*) AS count FROM ONLY ${schema}.${name}`);
    counts.set(`${schema}.${name}`, z.array(count).parse(rows)[0]?.count ?? 0);
  }
  return counts;
}
