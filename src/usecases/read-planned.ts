import { inOrder } from '../assessment/order.ts';
import { toMigrations } from '../detection/migration.ts';
import type { PlannedFile } from './plan-files.ts';
import type { ScriptReader } from './ports/script-reader.ts';
import type { WorkTree } from './ports/work-tree.ts';
import type { ReadMigration } from './read-scripts.ts';

export interface ReadPlannedPorts {
  readonly tree: WorkTree;
  readonly reader: ScriptReader;
}

interface PlannedRead {
  readonly plan: PlannedFile;
  readonly read: ReadMigration;
}

export interface OrderedRead extends PlannedRead {
  /** Whether it is known to run after those of its history before it. */
  readonly ordered: boolean;
}

/** How many files are read ahead of the one that is judged. */
const AHEAD = 256;

/** Reads the files, and gives them in the order in which they run. */
export function readPlanned(
  planned: readonly PlannedFile[],
  ports: ReadPlannedPorts,
): AsyncGenerator<OrderedRead> {
  return inTheirOrder(readAhead(planned, ports));
}

/** Alembic's revisions are put into order when all of a history are read; the others come in theirs. */
async function* inTheirOrder(files: AsyncIterable<PlannedRead>): AsyncGenerator<OrderedRead> {
  let revisions: PlannedRead[] = [];
  for await (const file of files) {
    if (revisions[0] !== undefined && revisions[0].plan.history !== file.plan.history) {
      yield* inOrderOfRevisions(revisions);
      revisions = [];
    }
    if (file.plan.detected.tool === 'alembic') revisions.push(file);
    else yield { ...file, ordered: true };
  }
  yield* inOrderOfRevisions(revisions);
}

function inOrderOfRevisions(files: readonly PlannedRead[]) {
  const { ordered, known, rooted } = inOrder(files.map((file) => ({ ...file.read, file })));
  return ordered.map(({ file }) => ({ ...file, ordered: known && rooted }));
}

/** The files in their order, with the next ones on their way through the reader's threads. */
async function* readAhead(
  planned: readonly PlannedFile[],
  { tree, reader }: ReadPlannedPorts,
): AsyncGenerator<PlannedRead> {
  const underway: Promise<PlannedRead>[] = [];
  for (const plan of planned) {
    const { path } = plan.detected.file;
    for (const migration of toMigrations([plan.detected], await tree.read([path]), {}, [])) {
      const { content, tool } = migration;
      const script = content.kind === 'text' ? reader.read(content.text, tool) : Promise.resolve(undefined);
      underway.push(script.then((read) => ({ plan, read: { migration, script: read } })));
    }
    const first = underway.length > AHEAD ? underway.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  yield* underway;
}
