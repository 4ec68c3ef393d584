import { createHash } from 'node:crypto';
import type { Change, Migration } from '../domain/migration.ts';
import type { Policy, PolicySource } from '../domain/policy.ts';
import type { FileEntry } from '../domain/snapshot.ts';

/** A file as it is proposed. */
export interface ProposedFile {
  readonly path: string;
  /** Absent where the file is. */
  readonly mode?: string;
  readonly blob?: string;
}

/** What is proposed for a path that is a migration's, whichever way the change is told of. */
export interface ProposedMigration extends ProposedFile {
  /** Whether it was there before. */
  readonly wasThere: boolean;
  readonly isThere: boolean;
}

/** All that an approval is for beside the policy in force. */
export interface Proposal {
  /** In any order; what is as it was is none. */
  readonly migrations: readonly ProposedMigration[];
  /** What is changed of the policy. */
  readonly policyFiles: readonly ProposedFile[];
}

/**
 * Names what is approved: every migration of the pull request, the policy in force, and the policy as the pull
 * request would have it. An approval counts only while the digest it was given for is the digest now, so a commit
 * that touches none of these changes nothing, and one that changes so much as a file's mode takes another look.
 *
 * @param migrations in any order.
 * @param policyFiles what the pull request changes of the policy.
 * @returns SHA-256 in hexadecimal.
 */
export function digestOf(
  migrations: readonly Migration[],
  policy: Pick<Policy, 'source' | 'extended'>,
  policyFiles: readonly ProposedFile[] = [],
): string {
  return digestOfProposal({ migrations: proposedBy(migrations), policyFiles }, policy);
}

/** The same of what a commit proposes by its trees: equal where the same is proposed. */
export function digestOfProposal(
  { migrations, policyFiles }: Proposal,
  policy: Pick<Policy, 'source' | 'extended'>,
): string {
  const lines = migrations.map(({ path, wasThere, isThere, mode, blob }) =>
    JSON.stringify([path, wasThere, isThere, mode ?? null, blob ?? null]),
  );
  const beside = policyFiles.map(({ path, mode, blob }) =>
    JSON.stringify(['beside', path, mode ?? null, blob ?? null]),
  );
  const sources = [...policy.extended, policy.source].map((source) => JSON.stringify(nameOf(source)));
  return createHash('sha256')
    .update([...sources, ...lines.toSorted(), ...beside.toSorted()].join('\n'))
    .digest('hex');
}

/** A rename is two changes, for GitHub calls it one only where it finds both files alike enough. */
function proposedBy(migrations: readonly Migration[]): readonly ProposedMigration[] {
  const changed = new Set(migrations.map(({ path }) => path));
  const left = migrations.flatMap(({ change, previousPath }) =>
    change === 'renamed' && previousPath !== undefined && !changed.has(previousPath) ? [previousPath] : [],
  );
  return [
    ...migrations.map(({ path, change, mode, blob }) => ({
      path,
      wasThere: !BRINGS_A_PATH.has(change),
      isThere: change !== 'removed',
      ...(change === 'removed' || mode === undefined ? {} : { mode }),
      ...(change === 'removed' || blob === undefined ? {} : { blob }),
    })),
    ...left.map((path) => ({ path, wasThere: true, isThere: false })),
  ];
}

const BRINGS_A_PATH: ReadonlySet<Change> = new Set(['added', 'copied', 'renamed']);

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

function nameOf(source: PolicySource): readonly string[] {
  return source.kind === 'file'
    ? ['file', source.repository ?? '', source.path, source.sha]
    : ['builtin', source.name, source.version];
}
