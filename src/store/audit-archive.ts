import { z } from 'zod';
import type { ChainEnds } from '../audit/chain.ts';
import type { KeptPart } from '../audit/facts.ts';
import type { Database } from '../database/database.ts';
import type { AuditArchive, AuditFilter, StoredLink } from '../usecases/ports/audit-records.ts';
import { unpacked } from './packed-text.ts';
import { readTexts } from './text-records.ts';

/** Rows that are in memory at a time. */
const PAGE = 200;

const link = z
  .object({
    repository: z.string(),
    sequence: z.coerce.number(),
    previous: z.string(),
    hash: z.string(),
    entry: z.string(),
    at: z.date(),
    pull: z.number().nullable(),
  })
  .transform(
    ({ entry, at, pull, ...rest }): StoredLink => ({
      ...rest,
      text: entry,
      at: at.toISOString(),
      pull: pull ?? undefined,
    }),
  );
const hash = z.object({ hash: z.string() });
const LINK = 'repository, sequence, previous, hash, entry, at, pull';

const part = z
  .object({ hash: z.string(), body: z.instanceof(Uint8Array) })
  .transform(({ hash, body }): KeptPart => ({ hash, text: textIn(body) }));

const chain = z
  .object({
    repository: z.string(),
    last_sequence: z.coerce.number(),
    last_hash: z.string(),
    pruned_sequence: z.coerce.number(),
    pruned_hash: z.string(),
  })
  .transform(
    (row): ChainEnds => ({
      repository: row.repository,
      pruned: { sequence: row.pruned_sequence, hash: row.pruned_hash },
      last: { sequence: row.last_sequence, hash: row.last_hash },
    }),
  );

/** Reads the audit, as it is in storage. */
export function auditArchive(database: Database): AuditArchive {
  const read = async <T>(shape: z.ZodType<T>, sql: string, parameters: readonly unknown[] = []) =>
    z.array(shape).parse(await database.query(sql, parameters));
  return {
    entries: (filter) =>
      paged((after: StoredLink | undefined) => {
        const { where, parameters } = conditionsOf(filter, after);
        return read(
          link,
          `SELECT ${LINK} FROM migration_gate.audit_entries WHERE ${where}
           ORDER BY at, repository, sequence LIMIT ${PAGE}`,
          parameters,
        );
      }),
    async *chains() {
      const chains = paged((after: ChainEnds | undefined) =>
        read(
          chain,
          `SELECT * FROM migration_gate.audit_chains WHERE repository > $1 ORDER BY repository LIMIT ${PAGE}`,
          [after?.repository ?? ''],
        ),
      );
      for await (const ends of chains)
        yield {
          ends,
          links: paged((after: StoredLink | undefined) =>
            read(
              link,
              `SELECT ${LINK} FROM migration_gate.audit_entries WHERE repository = $1 AND sequence > $2
               ORDER BY sequence LIMIT ${PAGE}`,
              [ends.repository, after?.sequence ?? Number.MIN_SAFE_INTEGER],
            ),
          ),
        };
    },
    async entry(repository, sequence) {
      const [found] = await read(
        link,
        `SELECT ${LINK} FROM migration_gate.audit_entries WHERE repository = $1 AND sequence = $2`,
        [repository.toLowerCase(), sequence],
      );
      return found;
    },
    allFacts: () =>
      paged((after: KeptPart | undefined) =>
        read(
          part,
          `SELECT hash, body FROM migration_gate.audit_facts WHERE hash > $1 ORDER BY hash LIMIT ${PAGE}`,
          [after?.hash ?? ''],
        ),
      ),
    async known(hashes) {
      const rows = await read(
        hash,
        'SELECT hash FROM migration_gate.audit_facts WHERE hash = ANY ($1::text[])',
        [[...hashes]],
      );
      return new Set(rows.map((row) => row.hash));
    },
    facts: (hashes) =>
      read(part, 'SELECT hash, body FROM migration_gate.audit_facts WHERE hash = ANY ($1::text[])', [
        [...hashes],
      ]),
    texts: (blobs) => readTexts(blobs, database),
  };
}

/** What cannot be unpacked was altered: its text is none of which anybody took the hash. */
function textIn(body: Uint8Array): string {
  try {
    return unpacked(body);
  } catch {
    return '';
  }
}

/** Everything, a page at a time: each is asked for by the last row of the one before. */
async function* paged<T>(pageAfter: (last: T | undefined) => Promise<readonly T[]>): AsyncGenerator<T> {
  let page: readonly T[] = [];
  do {
    page = await pageAfter(page.at(-1));
    yield* page;
  } while (page.length === PAGE);
}

/** What the rows after this one have to be, with the parameters that stand in it. */
function conditionsOf(
  { repository, pull, since, until }: AuditFilter,
  after: StoredLink | undefined,
): { readonly where: string; readonly parameters: readonly unknown[] } {
  const place = [after?.at, after?.repository, after?.sequence];
  const all: readonly (readonly [string, readonly unknown[]])[] = [
    ...(repository === undefined ? [] : [['repository = ?', [repository.toLowerCase()]] as const]),
    ...(pull === undefined ? [] : [['pull = ?', [pull]] as const]),
    ...(since === undefined ? [] : [['at >= ?', [since.toISOString()]] as const]),
    ...(until === undefined ? [] : [['at < ?', [until.toISOString()]] as const]),
    ...(after === undefined ? [] : [['(at, repository, sequence) > (?, ?, ?)', place] as const]),
  ];
  let count = 0;
  const where = all.map(([condition]) => condition.replaceAll('?', () => `$${++count}`)).join(' AND ');
  return { where: where === '' ? 'true' : where, parameters: all.flatMap(([, values]) => values) };
}
