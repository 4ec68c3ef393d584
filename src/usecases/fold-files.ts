import { EMPTY_CATALOGUE } from '../assessment/catalogue/edit.ts';
import { catalogueAfter } from '../assessment/history.ts';
import type { MadeSchema } from '../schema/made-schema.ts';
import { touchedBy } from '../schema/touched.ts';
import type { PlannedFile } from './plan-files.ts';
import { type ReadPlannedPorts, readPlanned } from './read-planned.ts';

/** Reads the files and folds what they make; migrations that only go back are left out, as no tool runs them. */
export async function foldFiles(
  planned: readonly PlannedFile[],
  ports: ReadPlannedPorts,
): Promise<readonly MadeSchema[]> {
  const forward = planned.filter(({ detected }) => detected.direction !== 'rollback');
  const made = new Map<string, MadeSchema & { readonly lastChanged: Map<string, string> }>();
  for await (const { plan, read, ordered } of readPlanned(forward, ports)) {
    const { history } = plan;
    const before = made.get(history);
    const catalogue = catalogueAfter(before?.catalogue, read, ordered);
    const lastChanged = before?.lastChanged ?? new Map();
    for (const key of touchedBy(before?.catalogue ?? EMPTY_CATALOGUE, catalogue))
      lastChanged.set(key, read.migration.path);
    made.set(history, { history, migrations: (before?.migrations ?? 0) + 1, catalogue, lastChanged });
  }
  return [...made.values()];
}
