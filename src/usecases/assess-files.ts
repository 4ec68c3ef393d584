import { assess } from '../assessment/assess.ts';
import { EMPTY_CATALOGUE } from '../assessment/catalogue/edit.ts';
import { withConventions } from '../assessment/conventions.ts';
import { catalogueAfter } from '../assessment/history.ts';
import { compareMigrations, inOrder } from '../assessment/order.ts';
import { type DetectedFile, detectMigrations } from '../detection/detect.ts';
import { toMigrations } from '../detection/migration.ts';
import { ignoreMatcher } from '../detection/patterns.ts';
import type { AssessedMigration } from '../domain/assessment.ts';
import type { Migration } from '../domain/migration.ts';
import { historyRoot } from '../domain/migration-name.ts';
import type { MigrationPatterns, Policy } from '../domain/policy.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import type { Clock } from './ports/clock.ts';
import type { ScriptReader } from './ports/script-reader.ts';
import type { WorkTree } from './ports/work-tree.ts';
import type { ReadMigration } from './read-scripts.ts';
import { type Selection, selects } from './selection.ts';

/** A file to read, and the history that it is a part of. */
export interface PlannedFile {
  readonly detected: DetectedFile;
  readonly history: string;
  /** Whether it was asked about; others are read because they ran before. */
  readonly selected: boolean;
}

/** How many files are read ahead of the one that is judged. */
const AHEAD = 256;

/**
 * Which of a work tree's files are to be read, and in which order: the migrations that were asked about, each
 * after those that ran before it. A file of SQL that was named by itself counts as a migration of its own.
 *
 * @param paths every file of the work tree.
 */
export function planFiles(
  paths: readonly string[],
  selection: Selection,
  patterns: MigrationPatterns,
): readonly PlannedFile[] {
  const isSelected = selects(selection);
  const detected = detectMigrations(
    paths.map((path) => ({ path, change: 'added' })),
    patterns,
  );
  const histories = Map.groupBy(detected, ({ file }) => historyRoot(file));
  const inHistories = [...histories].flatMap(([history, files]) => {
    const ordered = files
      .map((file) => ({ detected: file, history, selected: isSelected(file.file.path) }))
      .toSorted((a, b) => compareMigrations(placeOf(a.detected), placeOf(b.detected)));
    const last = ordered.findLastIndex(({ selected }) => selected);
    // Which revision runs before which is told by the files themselves.
    const isTold = files.some(({ tool }) => tool === 'alembic');
    return last >= 0 && isTold ? ordered : ordered.slice(0, last + 1);
  });
  const known = new Set(detected.map(({ file }) => file.path));
  const isIgnored = ignoreMatcher(patterns.ignore);
  const alone = selection.files.filter(
    (path) => /\.sql$/i.test(path) && !known.has(path) && !isIgnored(path),
  );
  return [
    ...inHistories,
    ...alone.map((path) => ({ detected: plainSql(path), history: path, selected: true })),
  ];
}

function placeOf({ file, direction, number }: DetectedFile) {
  return { path: file.path, direction, ...(number === undefined ? {} : { number }) };
}

function plainSql(path: string): DetectedFile {
  return {
    file: { path, change: 'added' },
    tool: 'numbered',
    direction: 'forward',
    toolByPolicy: false,
    wasMigration: false,
  };
}

export interface AssessFilesPorts {
  readonly tree: WorkTree;
  readonly reader: ScriptReader;
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
  for await (const { plan, read, ordered } of inTheirOrder(readAhead(planned, ports))) {
    if (plan.history !== history) {
      catalogue = undefined;
      before = [];
    }
    history = plan.history;
    if (plan.selected) yield* assessAlone(read, policy, { catalogue, before, at });
    if (read.migration.direction !== 'rollback') {
      catalogue = catalogueAfter(catalogue, read, ordered);
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

/** Alembic's revisions are put into order when all of a history are read; the others come in theirs. */
async function* inTheirOrder(
  files: AsyncIterable<PlannedRead>,
): AsyncGenerator<PlannedRead & { readonly ordered: boolean }> {
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

interface PlannedRead {
  readonly plan: PlannedFile;
  readonly read: ReadMigration;
}

/** The files in their order, with the next ones on their way through the reader's threads. */
async function* readAhead(
  planned: readonly PlannedFile[],
  { tree, reader }: AssessFilesPorts,
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
