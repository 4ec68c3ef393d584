import { z } from 'zod';
import { entryId, linkHash } from '../audit/chain.ts';
import type { Evidence, KeptPart } from '../audit/facts.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Content } from '../domain/migration.ts';
import type { Sha } from '../domain/repository.ts';
import type { AuditLog } from '../usecases/ports/audit-records.ts';
import { packed } from './packed-text.ts';

const chainEnd = z.object({ last_sequence: z.coerce.number(), last_hash: z.string() });
const named = z.object({ name: z.string() });

/**
 * Appends to the audit. Each repository has a chain of its own, so that repositories do not wait for each
 * other.
 *
 * @param version the program's, which is recorded with each entry: another may judge otherwise.
 */
export function auditLog(database: Database, version: string): AuditLog {
  return {
    async append(entry, evidence) {
      if (evidence !== undefined) await keepEvidence(evidence, database);
      const repository = entry.repository.toLowerCase();
      await database.transaction(async (transaction) => {
        const { last_sequence, last_hash: previous } = await lockChain(repository, transaction);
        const sequence = last_sequence + 1;
        const text = JSON.stringify({ id: entryId(repository, sequence), version, ...entry });
        const hash = linkHash(previous, text);
        await transaction.query(
          `INSERT INTO migration_gate.audit_entries (repository, sequence, at, pull, previous, hash, entry)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [repository, sequence, entry.at, entry.pull ?? null, previous, hash, text],
        );
        await transaction.query(
          'UPDATE migration_gate.audit_chains SET last_sequence = $2, last_hash = $3 WHERE repository = $1',
          [repository, sequence, hash],
        );
      });
    },
  };
}

/** The end of the repository's chain, which nobody else moves until the transaction is over. */
async function lockChain(repository: string, transaction: Queryable): Promise<z.infer<typeof chainEnd>> {
  await transaction.query(
    'INSERT INTO migration_gate.audit_chains (repository) VALUES ($1) ON CONFLICT DO NOTHING',
    [repository],
  );
  const [row] = await transaction.query(
    'SELECT last_sequence, last_hash FROM migration_gate.audit_chains WHERE repository = $1 FOR UPDATE',
    [repository],
  );
  return chainEnd.parse(row);
}

/**
 * Keeps the parts that are not there, and sees to it that what is there lives as long as the entry: how long
 * something is kept counts from its last use, which is written down once a day.
 */
async function keepEvidence({ parts, texts }: Evidence, database: Database): Promise<void> {
  const stale = await staleParts(parts, database);
  if (stale.length === 0) return;
  await keepTexts(texts, database);
  // After the texts: a part that is there means that they are.
  for (const { hash, text } of stale)
    await database.query(
      `INSERT INTO migration_gate.audit_facts (hash, body, used_at) VALUES ($1, $2, now())
       ON CONFLICT (hash) DO UPDATE SET used_at = excluded.used_at`,
      [hash, packed(text)],
    );
}

/** Those that are not there, or were last used more than a day ago. */
async function staleParts(parts: readonly KeptPart[], database: Database): Promise<readonly KeptPart[]> {
  const rows = await database.query(
    `SELECT hash AS name FROM migration_gate.audit_facts
     WHERE hash = ANY ($1::text[]) AND used_at > now() - interval '1 day'`,
    [parts.map(({ hash }) => hash)],
  );
  const fresh = new Set(
    z
      .array(named)
      .parse(rows)
      .map(({ name }) => name),
  );
  return parts.filter(({ hash }) => !fresh.has(hash));
}

async function keepTexts(texts: ReadonlyMap<Sha, Content>, database: Database): Promise<void> {
  // A link or a submodule may be kept by the same blob as a file, and what it holds is no text then.
  const rows = await database.query(
    `UPDATE migration_gate.texts SET recorded_at = now()
     WHERE blob = ANY ($1::text[]) AND starts_with(content, '{"kind":"text"') RETURNING blob AS name`,
    [[...texts.keys()]],
  );
  const there = new Set(
    z
      .array(named)
      .parse(rows)
      .map(({ name }) => name),
  );
  const missing = [...texts].filter(([blob]) => !there.has(blob)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (missing.length === 0) return;
  await database.query(
    `INSERT INTO migration_gate.texts (blob, content) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (blob) DO UPDATE SET content = excluded.content, recorded_at = now()`,
    [missing.map(([blob]) => blob), missing.map(([, content]) => JSON.stringify(content))],
  );
}
