import { createHash } from 'node:crypto';
import type { Migration } from '../domain/migration.ts';
import type { Policy, PolicySource } from '../domain/policy.ts';
import type { FileEntry } from '../domain/snapshot.ts';

/**
 * Names what is approved: every migration of the pull request and the policy in force. An approval counts only
 * while the digest it was given for is the digest now, so a commit that touches neither changes nothing, and one
 * that changes so much as a file's mode takes another look.
 *
 * @param migrations in any order.
 * @returns SHA-256 in hexadecimal.
 */
export function digestOf(
  migrations: readonly Migration[],
  policy: Pick<Policy, 'source' | 'extended'>,
): string {
  return hash(
    migrations.map((migration) => ({
      migration,
      mode: migration.change === 'removed' ? undefined : migration.mode,
      blob: migration.change === 'removed' ? undefined : migration.blob,
      previousLeft: migration.previousPath !== undefined && migration.change === 'renamed',
    })),
    policy,
  );
}

/**
 * The digest as it would be with the same migrations as they were at another commit.
 *
 * @param entries what was at the paths, and at the previous paths, at that commit.
 * @returns undefined when a path was not read there.
 */
export function digestAt(
  migrations: readonly Migration[],
  entries: Readonly<Record<string, FileEntry>>,
  policy: Pick<Policy, 'source' | 'extended'>,
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
  return hash(states, policy);
}

interface MigrationState {
  readonly migration: Migration;
  readonly mode: string | undefined;
  readonly blob: string | undefined;
  /** Whether the path it was renamed from is no longer there. */
  readonly previousLeft: boolean;
}

function hash(states: readonly MigrationState[], policy: Pick<Policy, 'source' | 'extended'>): string {
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
  const sources = [...policy.extended, policy.source].map((source) => JSON.stringify(nameOf(source)));
  return createHash('sha256')
    .update([...sources, ...lines.toSorted()].join('\n'))
    .digest('hex');
}

function nameOf(source: PolicySource): readonly string[] {
  return source.kind === 'file'
    ? ['file', source.repository ?? '', source.path, source.sha]
    : ['builtin', source.name, source.version];
}
