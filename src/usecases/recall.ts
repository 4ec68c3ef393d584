import { inOrder } from '../assessment/order.ts';
import { toRecall } from '../assessment/recall.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { Conventions } from '../domain/convention.ts';
import type { Migration } from '../domain/migration.ts';
import type { RecalledMigration } from '../rules/pull-request-context.ts';
import type { ScriptReader } from './ports/script-reader.ts';
import { readScripts } from './read-scripts.ts';

export interface RecallPorts {
  readonly reader: ScriptReader;
  /** When files of the base branch were last changed there, ISO 8601, by path; absent where nobody can tell. */
  readonly lastChanged?: (paths: readonly string[]) => Promise<Readonly<Record<string, string>>>;
}

/** As many as one request tells of; what came before them came earlier. */
const MOST_DATED = 50;

/** The base branch's migrations that speak of what is taken away here, oldest first, and since when they are there. */
export async function recall(
  assessment: Assessment,
  conventions: Conventions,
  history: readonly Migration[] | undefined,
  { reader, lastChanged }: RecallPorts,
): Promise<readonly RecalledMigration[]> {
  const read = await readScripts(toRecall(assessment, conventions, history), reader);
  const recalled = inOrder(read).ordered.flatMap(({ migration, script }) =>
    script === undefined ? [] : [{ migration, script }],
  );
  const paths = recalled.slice(-MOST_DATED).map(({ migration }) => migration.path);
  const dates = paths.length === 0 ? {} : ((await lastChanged?.(paths)) ?? {});
  return recalled.map((each) => {
    const since = dates[each.migration.path];
    return since === undefined ? each : { ...each, since };
  });
}
