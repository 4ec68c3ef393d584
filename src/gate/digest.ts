import { createHash } from 'node:crypto';
import type { Migration } from '../domain/migration.ts';
import type { Policy, PolicySource } from '../domain/policy.ts';
import type { FileEntry } from '../domain/snapshot.ts';

/** A file that is no migration and is approved with them: the policy, where the pull request changes it. */
export interface ProposedFile {
  readonly path: string;
  /** Absent where the file is. */
  readonly mode?: string;
  readonly blob?: string;
}

/**
 * Names what is approved: every migration of the pull request, the policy in force, and the policy as the pull
 * request would have it. An approval counts only while the digest it was given for is the digest now, so a commit
 * that touches none of these changes nothing, and one that changes so much as a file's mode takes another look.
 *
 * @param migrations in any order.
 * @param proposed what the pull request changes of the policy.
 * @returns SHA-256 in hexadecimal.
 */
export function digestOf(
  migrations: readonly Migration[],
  policy: Pick<Policy, 'source' | 'extended'>,
  proposed: readonly ProposedFile[] = [],
): string {
  return hash(
    migrations.map((migration) => ({
      migration,
      mode: migration.change === 'removed' ? undefined : migration.mode,
      blob: migration.change === 'removed' ? undefined : migration.blob,
      previousLeft: migration.previousPath !== undefined && migration.change === 'renamed',
    })),
    policy,
    proposed,
  );
}

/**
 * Files as they are at a commit.
 *
 * @returns undefined when one of them was not read there.
 */
export function proposedAt(
  paths: readonly string[],
  entries: Readonly<Record<string, FileEntry>>,
): readonly ProposedFile[] | undefined {
  const proposed: ProposedFile[] = [];
  for (const path of paths) {
    const entry = entries[path];
    if (entry === undefined) return undefined;
    const { content, mode, blob } = entry;
    const isThere = content.kind !== 'absent';
    proposed.push({
      path,
      ...(isThere && mode !== undefined ? { mode } : {}),
      ...(isThere && blob !== undefined ? { blob } : {}),
    });
  }
  return proposed;
}

/**
 * The digest as it would be with the same migrations as they were at another commit.
 *
 * @param entries what was at the paths, and at the previous paths, at that commit.
 * @param proposed what was proposed there besides.
 * @returns undefined when a path was not read there.
 */
export function digestAt(
  migrations: readonly Migration[],
  entries: Readonly<Record<string, FileEntry>>,
  policy: Pick<Policy, 'source' | 'extended'>,
  proposed: readonly ProposedFile[] = [],
): string | undefined {
  const states: MigrationState[] = [];
  for (const migration of migrations) {
    const entry = entries[migration.path];
    if (entry === undefined) return undefined;
    const previous = migration.previousPath === undefined ? undefined : entries[migration.previousPath];
    if (migration.previousPath !== undefined && previous === undefined) return undefined;
    states.push({
      migration,
      mode: entry.content.kind === 'absent' ? undefined : entry.mode,
      blob: entry.content.kind === 'absent' ? undefined : entry.blob,
      previousLeft: previous?.content.kind === 'absent',
    });
  }
  return hash(states, policy, proposed);
}

interface MigrationState {
  readonly migration: Migration;
  readonly mode: string | undefined;
  readonly blob: string | undefined;
  /** Whether the path it was renamed from is no longer there. */
  readonly previousLeft: boolean;
}

function hash(
  states: readonly MigrationState[],
  policy: Pick<Policy, 'source' | 'extended'>,
  proposed: readonly ProposedFile[],
): string {
  const lines = states.map(({ migration, mode, blob, previousLeft }) =>
    JSON.stringify([
      migration.path,
      migration.previousPath ?? null,
      migration.change,
      mode ?? null,
      blob ?? null,
      previousLeft,
    ]),
  );
  const beside = proposed.map(({ path, mode, blob }) =>
    JSON.stringify(['beside', path, mode ?? null, blob ?? null]),
  );
  const sources = [...policy.extended, policy.source].map((source) => JSON.stringify(nameOf(source)));
  return createHash('sha256')
    .update([...sources, ...lines.toSorted(), ...beside.toSorted()].join('\n'))
    .digest('hex');
}

function nameOf(source: PolicySource): readonly string[] {
  return source.kind === 'file'
    ? ['file', source.repository ?? '', source.path, source.sha]
    : ['builtin', source.name, source.version];
}
