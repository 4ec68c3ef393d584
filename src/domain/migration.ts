import type { Sha } from './repository.ts';

/** The tools whose layout detection knows; one file each under `detection/tools/`. */
export const MIGRATION_TOOLS = [
  'numbered',
  'prisma',
  'supabase',
  'flyway',
  'golang-migrate',
  'goose',
  'dbmate',
  'sql-migrate',
  'diesel',
  'sqlx',
  'drizzle',
  'node-pg-migrate',
  'liquibase',
  'atlas',
  'alembic',
  /** Migrations written in a programming language or a tool's own format, which are not read. */
  'code',
] as const;

export type MigrationTool = (typeof MIGRATION_TOOLS)[number];

/** GitHub's `status` of a changed file. */
export type Change = 'added' | 'modified' | 'removed' | 'renamed' | 'copied' | 'changed' | 'unchanged';

/** How a tool runs a file: once going forward, again whenever it changes, or only to go back. */
export type Direction = 'forward' | 'repeatable' | 'rollback';

/** Git's file modes as GitHub gives them; only the two regular ones can hold SQL. */
export type FileMode = 'regular' | 'executable' | 'symlink' | 'submodule' | 'tree';

/** What a file holds, or why it cannot be read as text. */
export type Content =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason; readonly bytes?: number }
  | { readonly kind: 'absent' };

export type UnreadableReason =
  | 'binary'
  | 'invalid-utf8'
  | 'lfs-pointer'
  | 'symlink'
  | 'submodule'
  | 'too-large'
  /** Written in a programming language, or in a tool's own format, in place of SQL. */
  | 'not-sql'
  | 'not-found';

/** A changed file that alters a schema. */
export interface Migration {
  readonly path: string;
  readonly previousPath?: string;
  readonly change: Change;
  readonly tool: MigrationTool;
  readonly direction: Direction;
  /** The tool's number or time stamp, as the tool takes it from the path. */
  readonly number?: string;
  /** Whether the base branch already has this migration, under this path or the previous one. */
  readonly onBase: boolean;
  readonly mode?: FileMode;
  /** Absent when the pull request removes the file. */
  readonly blob?: Sha;
  readonly content: Content;
}

/** Whether the pull request brings it: nothing to go back with, nothing that it removes, and nothing that is there already. */
export function isNew({
  direction,
  change,
  onBase,
}: Pick<Migration, 'direction' | 'change' | 'onBase'>): boolean {
  return direction !== 'rollback' && change !== 'removed' && !onBase;
}
