import { assess } from '../assessment/assess.ts';
import { EMPTY_CATALOGUE } from '../assessment/catalogue/edit.ts';
import { withConventions } from '../assessment/conventions.ts';
import { catalogueAfter } from '../assessment/history.ts';
import { withinMeasure } from '../assessment/measure.ts';
import type { AssessedMigration } from '../domain/assessment.ts';
import type { Migration } from '../domain/migration.ts';
import type { Policy } from '../domain/policy.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import type { PlannedFile } from './plan-files.ts';
import type { Clock } from './ports/clock.ts';
import { type ReadPlannedPorts, readPlanned } from './read-planned.ts';
import type { ReadMigration } from './read-scripts.ts';

export interface AssessFilesPorts extends ReadPlannedPorts {
  readonly clock: Clock;
  /** Called for each file that was read. */
  readonly onRead: () => void;
}

/** Judges each file as a pull request of its own, on the schema that the files before it made. */
export async function* assessFiles(
  planned: readonly PlannedFile[],
  policy: Policy,
  ports: AssessFilesPorts,
): AsyncGenerator<AssessedMigration> {
  const at = ports.clock().toISOString();
  let catalogue: Catalogue | undefined;
  let history: string | undefined;
  let before: Migration[] = [];
  for await (const { plan, read, ordered } of readPlanned(planned, ports)) {
    if (plan.history !== history) {
      catalogue = undefined;
      before = [];
    }
    history = plan.history;
    for (const measured of withinMeasure([read])) {
      if (plan.selected) yield* assessAlone(measured, policy, { catalogue, before, at });
      if (read.migration.direction === 'rollback') continue;
      catalogue = catalogueAfter(catalogue, measured, ordered);
      before.push(read.migration);
    }
    ports.onRead();
  }
}

/** What is there when a file runs. */
interface Before {
  readonly catalogue: Catalogue | undefined;
  readonly before: readonly Migration[];
  readonly at: string;
}

/** A file as all that is new; what conventions say of it is among its findings, since it has no pull request. */
function assessAlone(
  read: ReadMigration,
  policy: Policy,
  { catalogue, before, at }: Before,
): readonly AssessedMigration[] {
  const assessed = assess([read], policy, catalogue);
  const { findings, level } = withConventions(assessed, policy, {
    change: undefined,
    histories: [{ migrations: assessed.migrations, catalogue: catalogue ?? EMPTY_CATALOGUE }],
    predecessorsOf: () => before,
    recalled: [],
    environment: undefined,
    at,
  });
  return assessed.migrations.map((migration) => ({ ...migration, findings, level }));
}
