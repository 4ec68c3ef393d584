import type { AssessedMigration, Assessment } from '../domain/assessment.ts';
import type { ItemState } from '../domain/checklist.ts';
import type { Position } from '../domain/span.ts';

/** What a proof comes to; where the SQL does not tell, the line is left to people. */
export type ProofState = Extract<ItemState, { readonly kind: 'proved' | 'disproved' | 'open' }>;

export function proved(evidence: string): ProofState {
  return { kind: 'proved', evidence };
}

export function disproved(evidence: string): ProofState {
  return { kind: 'disproved', evidence };
}

export const FOR_PEOPLE: ProofState = { kind: 'open' };

/** The migrations that will run when the pull request is deployed. */
export function migrationsAhead({ migrations }: Assessment): readonly AssessedMigration[] {
  return migrations.filter(
    ({ migration }) => migration.direction !== 'rollback' && migration.change !== 'removed',
  );
}

/** Whether every migration ahead was read to its end: only then does the absence of something prove anything. */
export function isWhollyRead(assessment: Assessment): boolean {
  const ahead = migrationsAhead(assessment);
  return (
    ahead.length > 0 &&
    ahead.every(({ migration, script }) => migration.content.kind === 'text' && script.problems.length === 0)
  );
}

/** `db/migrations/099_tags.sql:12`. */
export function placeOf({ migration }: AssessedMigration, at?: Position): string {
  return at === undefined ? migration.path : `${migration.path}:${at.line}`;
}
