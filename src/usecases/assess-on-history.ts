import { assess, assessmentOf, type MigrationToAssess } from '../assessment/assess.ts';
import { historyRoot } from '../detection/history.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { Migration } from '../domain/migration.ts';
import type { Policy } from '../domain/policy.ts';
import type { BaseCatalogues } from './base-catalogue.ts';

/**
 * Judges the migrations of a pull request by what the base branch's migrations made. Those of several folders that
 * each have migrations on the base branch are for several databases: each folder is judged on its own history.
 *
 * @param history the base branch's migrations; undefined where they could not be told.
 */
export async function assessOnHistory(
  migrations: readonly MigrationToAssess[],
  history: readonly Migration[] | undefined,
  policy: Policy,
  catalogues: BaseCatalogues,
): Promise<Assessment> {
  const changed = Map.groupBy(migrations, ({ migration }) => historyRoot(migration));
  const before = Map.groupBy(history ?? [], historyRoot);
  if (changed.size <= 1) return assess(migrations, policy, await catalogues(history));
  // A folder that is new may go on where another one ends, so then nothing is known of the schema.
  if ([...changed.keys()].some((root) => !before.has(root)))
    return assess(migrations, policy, await catalogues(undefined));
  const assessed: Assessment[] = [];
  for (const [root, own] of changed) assessed.push(assess(own, policy, await catalogues(before.get(root))));
  return assessmentOf(assessed.flatMap((assessment) => assessment.migrations));
}
