import { conventionFiles } from '../conventions/files.ts';
import { detectMigrations } from '../detection/detect.ts';
import { historyOf } from '../detection/history.ts';
import { toMigrations } from '../detection/migration.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { Migration } from '../domain/migration.ts';
import type { OtherPull } from '../domain/other-pull.ts';
import type { MigrationPatterns } from '../domain/policy.ts';
import type { ChosenPolicy } from '../gate/choose-policy.ts';
import type { PullChange } from '../rules/pull-request-context.ts';
import { assessPull } from './assess-pull.ts';
import { createBaseCatalogues } from './base-catalogue.ts';
import type { ScriptReader } from './ports/script-reader.ts';
import type { LocalChanges } from './ports/work-tree.ts';
import { type Selection, selects } from './selection.ts';

/** What an assessment depends on besides the files. */
export interface Circumstances {
  readonly reader: ScriptReader;
  /** Now, ISO 8601, UTC. */
  readonly at: string;
  readonly baseBranch: string;
  /** What the pull request says of itself, where it is opened. */
  readonly words?: PullChange['words'];
  readonly others?: readonly OtherPull[];
  readonly readySince?: string;
}

/**
 * What the gate would make of a work tree's changes: all of them together as one pull request, on the schema that
 * the base's migrations made.
 */
export async function assessChanges(
  changes: LocalChanges,
  selection: Selection,
  policy: ChosenPolicy,
  { reader, at, baseBranch, words, others, readySince }: Circumstances,
): Promise<Assessment> {
  const isSelected = selects(selection);
  const patterns = policy.policy.migrations;
  const all = detectMigrations(changes.files, patterns);
  const detected = all.filter(
    ({ file }) => isSelected(file.path) || (file.previousPath !== undefined && isSelected(file.previousPath)),
  );
  const history = await historyAtBase(changes, detected, patterns);
  const paths = detected.map(({ file }) => file.path);
  const previous = detected.flatMap(({ file }) => file.previousPath ?? []);
  const beside = conventionFiles(policy.policy.conventions, changes.files);
  const contents = await changes.readHead([...paths, ...beside]);
  const migrations = toMigrations(
    detected,
    contents,
    await changes.readBase([...paths, ...previous]),
    history?.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : [])),
  );
  return assessPull(
    {
      migrations,
      history,
      policy: { ...policy, changedHere: policy.changedHere.filter(isSelected) },
      files: { complete: true, items: changes.files },
      contents,
      ...(words === undefined ? {} : { words }),
      others: others ?? [],
      ...(readySince === undefined ? {} : { readySince }),
      baseBranch,
      at,
    },
    { reader, catalogues: createBaseCatalogues(reader) },
  );
}

/** The base's migrations; undefined where they cannot be told. */
async function historyAtBase(
  { baseFiles, readBase }: LocalChanges,
  detected: Parameters<typeof historyOf>[1],
  patterns: MigrationPatterns,
): Promise<readonly Migration[] | undefined> {
  if (detected.length === 0) return undefined;
  const history = historyOf(
    baseFiles.map(({ path }) => path),
    detected,
    patterns,
  );
  if (history === undefined) return undefined;
  const entries = await readBase(history.map(({ file }) => file.path));
  return toMigrations(history, entries, entries, []);
}
