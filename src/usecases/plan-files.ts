import { compareMigrations } from '../assessment/order.ts';
import { type DetectedFile, detectMigrations } from '../detection/detect.ts';
import { ignoreMatcher } from '../detection/patterns.ts';
import { historyRoot } from '../domain/migration-name.ts';
import type { MigrationPatterns } from '../domain/policy.ts';
import { type Selection, selects } from './selection.ts';

/** A file to read, and the history that it is a part of. */
export interface PlannedFile {
  readonly detected: DetectedFile;
  readonly history: string;
  /** Whether it was asked about; others are read because they ran before. */
  readonly selected: boolean;
}

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
