import { takesBack } from '../detection/takes-back.ts';
import type { Migration } from '../domain/migration.ts';
import type { Operation } from '../domain/operation/operation.ts';
import type { WayBack } from '../domain/reversal.ts';
import type { Script, Statement } from '../domain/script.ts';

/** A migration with what its text says. */
export interface Read {
  readonly migration: Migration;
  readonly script: Script | undefined;
}

/**
 * The way back of a migration among the files of its pull request; undefined where it has none. A file that is
 * there without a text to read counts as one that could not be read.
 */
export function wayBackOf({ migration, script }: Read, all: readonly Read[]): WayBack | undefined {
  const files = all.filter((other) => isRollback(other.migration) && takesBack(other.migration, migration));
  const file = files.find((other) => isBeside(other.migration, migration)) ?? files[0];
  if (file !== undefined)
    return {
      kind: 'file',
      path: file.migration.path,
      operations: operationsOf(file.script?.statements ?? []),
      unread: isUnread(file),
    };
  const { path } = migration;
  if (script?.rollback !== undefined)
    return {
      kind: 'section',
      path,
      operations: operationsOf(script.rollback),
      unread: (script.rollbackProblems ?? []).length > 0,
    };
  if (script?.rollbackComment !== undefined)
    return { kind: 'comment', path, operations: operationsOf(script.rollbackComment), unread: false };
  return undefined;
}

/** A file without a text counts as one that holds anything. */
function isUnread({ migration, script }: Read): boolean {
  return migration.content.kind !== 'text' || script === undefined || script.problems.length > 0;
}

function isRollback({ direction, change }: Migration): boolean {
  return direction === 'rollback' && change !== 'removed';
}

function isBeside(one: Migration, other: Migration): boolean {
  const folder = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
  return folder(one.path) === folder(other.path);
}

function operationsOf(statements: readonly Statement[]): readonly Operation[] {
  return statements.flatMap(({ operations }) => operations);
}
