import type { Migration } from '../domain/migration.ts';
import type { Name } from '../domain/operation/name.ts';
import type { OperationKind, OperationOf } from '../domain/operation/operation.ts';
import type { Script, Statement } from '../domain/script.ts';
import type { Catalogue } from './catalogue.ts';
import type { RelationLock } from './lock-setting.ts';
import type { ScriptState } from './script-state.ts';
import type { Thing } from './thing.ts';

/** What a rule sees of an operation: itself, where it stands, and what is known just before it runs. */
export interface OperationContext<K extends OperationKind = OperationKind> {
  readonly operation: OperationOf<K>;
  readonly statement: Statement;
  /** The statement as the file writes it, or the SQL that is sent where the file is not SQL. */
  readonly source: string;
  readonly migration: Migration;
  readonly catalogue: Catalogue;
  readonly state: ScriptState;
  /** The locks that the operation takes. */
  locks(): readonly RelationLock[];
  /** The first thing that it fails without and that is certainly not there. */
  missing(): Thing | undefined;
  /** The operations of some kinds after this one in the same migration, about what has this name. */
  later<L extends OperationKind>(name: Name, ...kinds: readonly L[]): readonly OperationOf<L>[];
  /** The same before this one in the same migration. */
  earlier<L extends OperationKind>(name: Name, ...kinds: readonly L[]): readonly OperationOf<L>[];
  /** The same before this one in its transaction, if it is in one; about anything, where no name is given. */
  sinceBegin<L extends OperationKind>(
    name: Name | undefined,
    ...kinds: readonly L[]
  ): readonly OperationOf<L>[];
}

/** What a rule sees of a whole migration. */
export interface MigrationContext {
  readonly migration: Migration;
  /** Absent where there is no text to read. */
  readonly script: Script | undefined;
}
