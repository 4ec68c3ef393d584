import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { catalogueOf } from '../../src/assessment/history.ts';
import type { LockCost, LockMode } from '../../src/domain/lock.ts';
import type { Catalogue } from '../../src/rules/catalogue.ts';
import { loadParser } from '../../src/sql/parser.ts';
import { readScript } from '../../src/sql/read.ts';
import { migrationOf } from '../assessment/pull-request.ts';

const Measurement = z.strictObject({
  locks: z.record(z.string(), z.string()),
  rewritten: z.array(z.string()),
  phases: z.array(z.string()),
  error: z.string().optional(),
});

const Truth = z.strictObject({
  about: z.string(),
  setup: z.string(),
  statements: z.array(
    z.strictObject({
      id: z.string(),
      before: z.array(z.string()),
      sql: z.string(),
      inTransaction: z.boolean(),
      versions: z.record(z.string(), Measurement),
    }),
  ),
});

export type Measured = z.infer<typeof Measurement>;
export type MeasuredStatement = z.infer<typeof Truth>['statements'][number];

/** What PostgreSQL 12 to 18 did with each of 174 statements, measured on real servers. */
export const truth = Truth.parse(
  JSON.parse(readFileSync(new URL('fixtures/lock-truth.json', import.meta.url), 'utf8')),
);

const MODES: Readonly<Record<string, LockMode>> = {
  AS: 'access share',
  RS: 'row share',
  RE: 'row exclusive',
  SUE: 'share update exclusive',
  S: 'share',
  SRE: 'share row exclusive',
  E: 'exclusive',
  AE: 'access exclusive',
};

/** The indexes of the set-up. */
const INDEXES = /^(?:s2\.)?(?:\w+_pkey|p_name_idx|p_n_uq|p_id2|p_amt|p_ts|mv_id|xi)$/;

/**
 * The measured locks, and what was done to each relation meanwhile; those on indexes only where the statement names
 * an index, since whoever waits for another one waits for its table.
 */
export function measuredLocks(
  { locks, rewritten, phases }: Measured,
  sql: string,
): Readonly<Record<string, string>> {
  const told = Object.entries(locks).filter(
    ([relation]) =>
      !INDEXES.test(relation) || new RegExp(`(?<!using )\\bindex (?:concurrently )?${relation}\\b`).test(sql),
  );
  return Object.fromEntries(
    told.map(([relation, letters]) => [
      relation,
      `${MODES[letters] ?? letters}, ${costOf(relation, rewritten, phases)}`,
    ]),
  );
}

function costOf(relation: string, rewritten: readonly string[], phases: readonly string[]): LockCost {
  const bare = relation.replace(/^s2\./, '');
  if (rewritten.some((name) => name === `public.${relation}` || name === relation)) return 'rewrite';
  if (rewritten.includes(`public.${relation}(idx)`)) return 'index-build';
  if (phases.some((phase) => phase.startsWith('building index') && phase.includes(`on table "${bare}"`)))
    return 'index-build';
  if (phases.includes(`verifying table "${bare}"`)) return 'scan';
  const key = phases
    .map((phase) => /^validating foreign key constraint "(\w+)"/.exec(phase)?.[1])
    .find(Boolean);
  return key !== undefined && OWNERS[key] === bare ? 'scan' : 'catalogue';
}

/** The tables of the foreign keys that are validated. */
const OWNERS: Readonly<Record<string, string>> = { fk2: 'child', child_fk_nv: 'child', ref_pid_fkey: 'ref' };

/** The schema that the statements were run on, folded from what made it. */
export async function measuredSchema(before: readonly string[] = []): Promise<Catalogue> {
  await loadParser();
  const sql = [truth.setup, ...before].map((text) => text.replace(/;?\s*$/, ';')).join('\n');
  return catalogueOf([{ migration: migrationOf('migrations/001_setup.sql', sql), script: readScript(sql) }]);
}
