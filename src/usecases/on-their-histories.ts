import type { MigrationToAssess } from '../assessment/assess.ts';
import type { Migration } from '../domain/migration.ts';
import { historyRoot } from '../domain/migration-name.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import type { BaseCatalogues } from './base-catalogue.ts';

/** Migrations that run one after the other, and what is known of the schema before them. */
export interface OnHistory<M extends MigrationToAssess> {
  readonly migrations: readonly M[];
  readonly catalogue: Catalogue;
}

/**
 * The migrations of a pull request on what the base branch's migrations made. Those of several folders that each
 * have migrations on the base branch are for several databases: each folder is judged on its own history.
 *
 * @param history the base branch's migrations; undefined where they could not be told.
 */
export async function onTheirHistories<M extends MigrationToAssess>(
  migrations: readonly M[],
  history: readonly Migration[] | undefined,
  catalogues: BaseCatalogues,
): Promise<readonly OnHistory<M>[]> {
  const changed = Map.groupBy(migrations, ({ migration }) => historyRoot(migration));
  const before = Map.groupBy(history ?? [], historyRoot);
  if (changed.size <= 1) return [{ migrations, catalogue: await catalogues(history) }];
  // A folder that is new may go on where another one ends, so then nothing is known of the schema.
  if ([...changed.keys()].some((root) => !before.has(root)))
    return [{ migrations, catalogue: await catalogues(undefined) }];
  const parts: OnHistory<M>[] = [];
  for (const [root, own] of changed)
    parts.push({ migrations: own, catalogue: await catalogues(before.get(root)) });
  return parts;
}
