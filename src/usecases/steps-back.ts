import { walkAll } from '../assessment/walk-all.ts';
import type { StepBack } from '../domain/after-merge.ts';
import type { AssessedMigration } from '../domain/assessment.ts';
import type { Decision } from '../domain/decision.ts';
import type { Migration } from '../domain/migration.ts';
import type { JudgedOperation, Rollback, WayBack } from '../domain/reversal.ts';
import type { Statement } from '../domain/script.ts';
import { rollbackOf } from '../reversal/rollback-of.ts';
import { sqlOf } from '../rules/source-text.ts';
import type { BaseCatalogues } from './base-catalogue.ts';
import { onTheirHistories } from './on-their-histories.ts';

/**
 * What takes the migrations back, the last of them first: their own rollback where they have one, else what would
 * be their inverse.
 *
 * @param history the base branch's migrations before the merge; undefined where they could not be told.
 */
export async function stepsBack(
  { policy, assessment }: Pick<Decision, 'policy' | 'assessment'>,
  history: readonly Migration[] | undefined,
  catalogues: BaseCatalogues,
): Promise<readonly StepBack[]> {
  if (!policy.afterMerge.rollbackSteps.includes(assessment.level)) return [];
  const all = assessment.migrations;
  const histories = await onTheirHistories(all, history, catalogues);
  const before = new Map(histories.flatMap((each) => [...walkAll(each).before]));
  return all
    .flatMap((each): readonly StepBack[] => {
      const schema = before.get(each);
      const { direction, onBase } = each.migration;
      if (schema === undefined || direction !== 'forward' || onBase) return [];
      const step = stepFor(each, rollbackOf(each, all, schema), all);
      // There is nothing to run where nothing has to be taken back.
      return step.sql === '' ? [] : [step];
    })
    .toReversed();
}

function stepFor(each: AssessedMigration, rollback: Rollback, all: readonly AssessedMigration[]): StepBack {
  const { path } = each.migration;
  const { wayBack, reversal, proposal } = rollback;
  const sql = wayBack === undefined ? undefined : writtenBack(wayBack, each, all);
  if (wayBack === undefined || sql === undefined)
    return { path, from: 'proposal', source: path, sql: proposal.sql, whole: proposal.whole, lost: [] };
  const lost = reversal.operations.flatMap((judged) => lossOf(judged, each));
  return { path, from: wayBack.kind, source: wayBack.path, sql, whole: lost.length === 0, lost };
}

/** The SQL as its author wrote it; undefined where it cannot be read. */
function writtenBack(
  wayBack: WayBack,
  { migration, script }: AssessedMigration,
  all: readonly AssessedMigration[],
): string | undefined {
  switch (wayBack.kind) {
    case 'file': {
      const content = all.find((other) => other.migration.path === wayBack.path)?.migration.content;
      return content?.kind === 'text' ? content.text : undefined;
    }
    case 'section':
      return sqlOfAll(script.rollback ?? [], migration);
    case 'comment':
      return sqlOfAll(script.rollbackComment ?? [], migration)?.replace(COMMENT_MARK, '');
  }
}

/** What makes a line of a statement a comment. */
const COMMENT_MARK = /^[ \t]*(?:--|\*)[ \t]?/gm;

function sqlOfAll(statements: readonly Statement[], migration: Migration): string | undefined {
  const sql = statements
    .map((statement) => `${sqlOf(migration, statement).trim().replace(/;$/, '')};`)
    .join('\n');
  return sql === '' ? undefined : sql;
}

/** What people are told who have to decide at night whether to go back. */
function lossOf(
  { operation, undoing }: JudgedOperation,
  { operations }: AssessedMigration,
): readonly string[] {
  const summary = operations.find((each) => each.operation === operation)?.summary ?? operation.kind;
  switch (undoing.kind) {
    case 'reversed':
    case 'needless':
      return [];
    case 'partly':
      return [`${summary}: ${undoing.lost}`];
    case 'not-reversed':
      return [`${summary}: ${undoing.because ?? 'the rollback does not take it back'}`];
    case 'impossible':
    case 'not-known':
      return [`${summary}: ${undoing.because}`];
  }
}
