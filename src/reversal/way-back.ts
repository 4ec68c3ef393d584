import { takesBack } from '../detection/takes-back.ts';
import type { Migration } from '../domain/migration.ts';
import type { Operation } from '../domain/operation/operation.ts';
import type { ReadProblem, Script, Statement } from '../domain/script.ts';

/** A migration with what its text says. */
interface Read {
  readonly migration: Migration;
  readonly script: Script | undefined;
}

/** How a migration is taken back: by a file of its own, a section of its file, or instructions in its comments. */
export interface WayBack {
  readonly kind: 'file' | 'section' | 'comment';
  /** The file in which it stands. */
  readonly path: string;
  readonly operations: readonly Operation[];
  /** What of it could not be read. */
  readonly problems: readonly ReadProblem[];
}

/**
 * The way back of a migration among the files of its pull request; undefined where it has none. A file that is
 * there and was not read has no operations, and says so among its problems where it has a text.
 */
export function wayBackOf({ migration, script }: Read, all: readonly Read[]): WayBack | undefined {
  const files = all.filter((other) => isRollback(other.migration) && takesBack(other.migration, migration));
  const file = files.find((other) => isBeside(other.migration, migration)) ?? files[0];
  if (file !== undefined)
    return {
      kind: 'file',
      path: file.migration.path,
      operations: operationsOf(file.script?.statements ?? []),
      problems: file.script?.problems ?? [],
    };
  const { path } = migration;
  if (script?.rollback !== undefined)
    return {
      kind: 'section',
      path,
      operations: operationsOf(script.rollback),
      problems: script.rollbackProblems ?? [],
    };
  if (script?.rollbackComment !== undefined)
    return { kind: 'comment', path, operations: operationsOf(script.rollbackComment), problems: [] };
  return undefined;
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
