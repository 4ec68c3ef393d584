import { type DetectedFile, detectMigrations } from '../detection/detect.ts';
import { historyOf } from '../detection/history.ts';
import { toMigrations } from '../detection/migration.ts';
import type { Content, Migration } from '../domain/migration.ts';
import type { MigrationPatterns } from '../domain/policy.ts';
import type { PullRef, Sha } from '../domain/repository.ts';
import type { Details, PullRequests } from './ports/pull-requests.ts';
import type { HistoryFile, Store } from './ports/store.ts';

/**
 * The migrations that the base branch has, by the tree of its head: one request.
 *
 * @returns undefined where they cannot be told.
 */
export async function listHistory(
  pull: PullRef,
  base: Sha,
  detected: readonly DetectedFile[],
  patterns: MigrationPatterns,
  pulls: PullRequests,
): Promise<readonly HistoryFile[] | undefined> {
  const tree = await pulls.tree(pull, base);
  if (!tree.complete) return undefined;
  const files = tree.items.filter(({ mode }) => mode !== 'submodule');
  const blobs = new Map(files.map(({ path, blob }) => [path, blob]));
  const history = historyOf([...blobs.keys()], detected, patterns);
  return history?.flatMap(({ file }) => {
    const blob = blobs.get(file.path);
    return blob === undefined ? [] : [{ path: file.path, blob }];
  });
}

/** What the history's blobs hold, as far as they were read before. */
export function knownTexts(
  { installation }: PullRef,
  history: readonly HistoryFile[],
  store: Store,
): Promise<ReadonlyMap<Sha, Content>> {
  return store.texts.of(
    installation,
    history.map(({ blob }) => blob),
  );
}

/** Keeps the texts that were just read at the base; returns them. */
export async function keepTexts(
  { installation }: PullRef,
  unread: readonly HistoryFile[],
  { entries }: Details,
  base: Sha,
  store: Store,
): Promise<ReadonlyMap<Sha, Content>> {
  const read = new Map(
    unread.flatMap(({ path, blob }) => {
      const entry = entries[base]?.[path];
      return entry?.blob === blob ? [[blob, entry.content] as const] : [];
    }),
  );
  await store.texts.put(installation, read);
  return read;
}

/** The base branch's migrations with their texts. */
export function historyMigrations(
  history: readonly HistoryFile[],
  patterns: MigrationPatterns,
  texts: ReadonlyMap<Sha, Content>,
): readonly Migration[] {
  const detected = detectMigrations(
    history.map(({ path }) => ({ path, change: 'unchanged' })),
    patterns,
  );
  const blobs = new Map(history.map(({ path, blob }) => [path, blob]));
  const entries = Object.fromEntries(
    history.map(({ path, blob }) => [
      path,
      { blob, mode: 'regular' as const, content: contentOf(texts.get(blob)) },
    ]),
  );
  return toMigrations(detected, entries, entries, []).map((migration) => {
    const blob = blobs.get(migration.path);
    return blob === undefined ? migration : { ...migration, blob };
  });
}

function contentOf(content: Content | undefined): Content {
  return content ?? { kind: 'unreadable', reason: 'not-found' };
}
