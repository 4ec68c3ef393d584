import type { Expression } from './expression.ts';
import type { Name } from './name.ts';

/** Indexes: made, dropped, rebuilt, renamed. */
export type IndexOperation =
  | {
      readonly kind: 'create-index';
      /** PostgreSQL chooses one when it is absent. */
      readonly index?: string;
      readonly table: Name;
      readonly unique: boolean;
      readonly concurrently: boolean;
      readonly ifNotExists: boolean;
      /** ON ONLY a partitioned parent: builds nothing. */
      readonly only: boolean;
      readonly method: string;
      readonly keys: readonly IndexKey[];
      readonly include: readonly string[];
      readonly where?: Expression;
    }
  | {
      readonly kind: 'drop-index';
      readonly index: Name;
      readonly concurrently: boolean;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'reindex';
      readonly target: 'index' | 'table' | 'schema' | 'database' | 'system';
      readonly name?: Name;
      readonly concurrently: boolean;
    }
  | { readonly kind: 'rename-index'; readonly index: Name; readonly newName: string }
  | { readonly kind: 'alter-index'; readonly index: Name; readonly change: string; readonly attaches?: Name };

/** A column or an expression that an index is over. */
export type IndexKey =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'expression'; readonly expression: Expression };
