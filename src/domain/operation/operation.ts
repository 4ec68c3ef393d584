import type { Span } from '../span.ts';
import type { DataOperation } from './data.ts';
import type { IndexOperation } from './index-operation.ts';
import type { ObjectOperation } from './object.ts';
import type { SecurityOperation } from './security.ts';
import type { SessionOperation } from './session.ts';
import type { TableOperation } from './table.ts';
import type { TypeOperation } from './type.ts';

/** What one statement (or one command of an ALTER TABLE) does, with the facts that rules need. */
export type OperationFacts =
  | TableOperation
  | IndexOperation
  | TypeOperation
  | ObjectOperation
  | SecurityOperation
  | DataOperation
  | SessionOperation
  | DynamicOperation
  | UnrecognisedOperation;

/** An operation in its place. */
export type Operation = OperationFacts & { readonly span: Span };

export type OperationKind = Operation['kind'];

/** The operations of one kind: `OperationOf<'drop-table'>`. */
export type OperationOf<K extends OperationKind> = Extract<Operation, { readonly kind: K }>;

/** Whether an operation is of one of the kinds. */
export function isOneOf<K extends OperationKind>(
  operation: Operation,
  kinds: readonly K[],
): operation is OperationOf<K> {
  return kinds.some((kind) => kind === operation.kind);
}

/** SQL that depends on run time: it may do anything. */
export interface DynamicOperation {
  readonly kind: 'dynamic-sql';
  /** What makes the SQL, as it is written: the expression after EXECUTE, or a call in Python. */
  readonly expression: string;
  /** Why it is not known, where there is more to say. */
  readonly why?: string;
}

/** PostgreSQL reads it but we have no meaning for it: never silently low. */
export interface UnrecognisedOperation {
  readonly kind: 'unrecognised';
  /** The parser's name for the statement, such as `CreateForeignTableStmt`. */
  readonly statement: string;
}
