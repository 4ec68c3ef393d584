import type { Migration } from '../domain/migration.ts';
import type { Operation, OperationKind, OperationOf } from '../domain/operation/operation.ts';
import type { Script, Statement } from '../domain/script.ts';
import type { Catalogue } from './catalogue.ts';

/** What a rule sees of an operation: itself, where it stands, and what is known just before it runs. */
export interface OperationContext<K extends OperationKind = OperationKind> {
  readonly operation: OperationOf<K>;
  readonly statement: Statement;
  /** The statement as the file writes it. */
  readonly source: string;
  readonly migration: Migration;
  readonly catalogue: Catalogue;
  /** The operations after this one in the same migration. */
  later(): readonly Operation[];
}

/** What a rule sees of a whole migration. */
export interface MigrationContext {
  readonly migration: Migration;
  /** Absent where there is no text to read. */
  readonly script: Script | undefined;
}
