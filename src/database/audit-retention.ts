import type { Database } from './database.ts';

/** Days for which what entries name outlives them: its last use is written down once a day. */
const MARGIN = 2;

/**
 * Takes out entries of the audit that are older than so many days, and the facts that no entry names any more. Where
 * a chain was cut off is written down in it, so that the rest of it can still be checked.
 */
export async function pruneAudit(database: Database, days: number): Promise<void> {
  await database.transaction(async (transaction) => {
    // Only from the beginning of a chain: an entry that is young enough keeps what comes after it.
    await transaction.query(
      `UPDATE migration_gate.audit_chains SET pruned_sequence = gone.sequence, pruned_hash = gone.hash
       FROM migration_gate.audit_entries AS gone
       WHERE gone.repository = audit_chains.repository AND gone.sequence = coalesce(
         (SELECT min(kept.sequence) - 1 FROM migration_gate.audit_entries AS kept
          WHERE kept.repository = audit_chains.repository AND kept.at >= now() - make_interval(days => $1)),
         audit_chains.last_sequence)`,
      [days],
    );
    await transaction.query(
      `DELETE FROM migration_gate.audit_entries USING migration_gate.audit_chains
       WHERE audit_chains.repository = audit_entries.repository
         AND audit_entries.sequence <= audit_chains.pruned_sequence`,
    );
  });
  await database.query(
    'DELETE FROM migration_gate.audit_facts WHERE used_at < now() - make_interval(days => $1)',
    [days + MARGIN],
  );
}

/** For how many days a text is kept after its last use, if entries are for so many. */
export function daysOfTexts(days: number, least: number): number {
  return Math.max(least, days + MARGIN);
}
