import type { DetectedFile } from '../detection/detected-file.ts';
import { toMigrations } from '../detection/migration.ts';
import type { Content, Migration } from '../domain/migration.ts';
import type { Sha } from '../domain/repository.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { ChosenPolicy } from '../gate/choose-policy.ts';
import { digestOf, proposedAt } from '../gate/digest.ts';
import type { HistoryFile } from './ports/store.ts';
import { historyMigrations } from './read-history.ts';

/** What a pull request and its base branch hold, as it was read. */
export interface HeldFiles {
  /** The changed files that are migrations by the policy. */
  readonly detected: readonly DetectedFile[];
  readonly entries: Pick<Snapshot, 'head' | 'base'>;
  /** The migrations of the base branch; undefined where they could not be told. */
  readonly listed: readonly HistoryFile[] | undefined;
  /** What their blobs hold. */
  readonly texts: ReadonlyMap<Sha, Content>;
}

/** What a decision is made from, of the files. */
export interface UnderstoodFiles {
  readonly migrations: readonly Migration[];
  /** The base branch's migrations; undefined where they could not be told. */
  readonly history: readonly Migration[] | undefined;
  /** Names what is approved: the migrations and the policy. */
  readonly digest: string;
}

/** What the files are by the policy: the same files and policy give the same, whenever it is asked. */
export function understandFiles(
  { detected, entries, listed, texts }: HeldFiles,
  { policy, changedHere }: Pick<ChosenPolicy, 'policy' | 'changedHere'>,
): UnderstoodFiles {
  const history = listed === undefined ? undefined : historyMigrations(listed, policy.migrations, texts);
  const migrations = toMigrations(detected, entries.head, entries.base, history?.flatMap(textOf));
  // What was not read is like nothing that anybody approved.
  const proposed =
    proposedAt(changedHere, entries.head) ?? changedHere.map((path) => ({ path, blob: 'unread' }));
  return { migrations, history, digest: digestOf(migrations, policy, proposed) };
}

function textOf({ content }: Migration): readonly string[] {
  return content.kind === 'text' ? [content.text] : [];
}
