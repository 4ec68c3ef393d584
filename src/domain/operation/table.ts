import type { ColumnDefinition } from './column.ts';
import type { Constraint } from './constraint.ts';
import type { Expression, SqlType } from './expression.ts';
import type { Name } from './name.ts';

interface OnTable {
  readonly table: Name;
}

interface OnColumn extends OnTable {
  readonly column: string;
}

/** CREATE, DROP and ALTER TABLE; ALTER TABLE gives one operation for each of its commands. */
export type TableOperation =
  | (OnTable & {
      readonly kind: 'create-table';
      readonly temporary: boolean;
      readonly unlogged: boolean;
      readonly ifNotExists: boolean;
      readonly columns: readonly ColumnDefinition[];
      /** Those written for the table; those written beside a column are the column's. */
      readonly constraints: readonly Constraint[];
      readonly like: readonly Name[];
      readonly inherits: readonly Name[];
      /** The composite type that its columns are from. */
      readonly ofType?: Name;
      readonly partitionOf?: Name;
      /** PARTITION OF … DEFAULT: the rows that belong into no other partition. */
      readonly defaultPartition?: true;
      readonly partitionedBy?: 'range' | 'list' | 'hash';
      /** CREATE TABLE … AS and SELECT … INTO: the query's text, and the tables it reads. */
      readonly asQuery?: { readonly text: string; readonly reads: readonly Name[] };
    })
  | (OnTable & { readonly kind: 'drop-table'; readonly ifExists: boolean; readonly cascade: boolean })
  | (OnTable & { readonly kind: 'rename-table'; readonly newName: string; readonly ifExists: boolean })
  | (OnTable & { readonly kind: 'set-table-schema'; readonly schema: string })
  | (OnTable & {
      readonly kind: 'add-column';
      readonly column: ColumnDefinition;
      readonly ifNotExists: boolean;
    })
  | (OnColumn & { readonly kind: 'drop-column'; readonly ifExists: boolean; readonly cascade: boolean })
  | (OnColumn & { readonly kind: 'rename-column'; readonly newName: string })
  | (OnColumn & {
      readonly kind: 'alter-column-type';
      readonly type: SqlType;
      readonly using?: Expression;
      readonly collation?: string;
    })
  | (OnColumn & { readonly kind: 'set-not-null' })
  | (OnColumn & { readonly kind: 'drop-not-null' })
  | (OnColumn & { readonly kind: 'set-default'; readonly default: Expression })
  | (OnColumn & { readonly kind: 'drop-default' })
  | (OnColumn & { readonly kind: 'add-identity'; readonly identity: 'always' | 'by default' })
  | (OnColumn & { readonly kind: 'alter-identity' })
  | (OnColumn & { readonly kind: 'drop-identity' })
  | (OnColumn & { readonly kind: 'set-generated-expression'; readonly expression: Expression })
  | (OnColumn & { readonly kind: 'drop-generated-expression' })
  /** Statistics targets, storage, compression and column options: catalogue changes only. */
  | (OnColumn & { readonly kind: 'set-column-storage'; readonly setting: string })
  | (OnTable & { readonly kind: 'add-constraint'; readonly constraint: Constraint })
  | (OnTable & {
      readonly kind: 'drop-constraint';
      readonly constraint: string;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    })
  | (OnTable & { readonly kind: 'validate-constraint'; readonly constraint: string })
  | (OnTable & { readonly kind: 'rename-constraint'; readonly constraint: string; readonly newName: string })
  | (OnTable & { readonly kind: 'alter-constraint'; readonly constraint: string })
  | (OnTable & { readonly kind: 'set-table-options'; readonly options: Readonly<Record<string, string>> })
  | (OnTable & { readonly kind: 'reset-table-options'; readonly options: readonly string[] })
  | (OnTable & { readonly kind: 'set-logged'; readonly logged: boolean })
  | (OnTable & { readonly kind: 'set-tablespace'; readonly tablespace: string })
  | (OnTable & { readonly kind: 'set-access-method'; readonly method: string })
  | (OnTable & {
      readonly kind: 'set-replica-identity';
      readonly identity: 'default' | 'full' | 'nothing' | 'index';
      readonly index?: string;
    })
  | (OnTable & { readonly kind: 'attach-partition'; readonly partition: Name; readonly isDefault: boolean })
  | (OnTable & {
      readonly kind: 'detach-partition';
      readonly partition: Name;
      readonly concurrently: boolean;
      readonly finalize: boolean;
    })
  | (OnTable & { readonly kind: 'set-inherit'; readonly parent: Name; readonly inherit: boolean })
  | (OnTable & {
      readonly kind: 'switch-trigger';
      readonly enabled: boolean /** A name, or `ALL` or `USER`. */;
      readonly trigger: string;
    })
  | (OnTable & { readonly kind: 'switch-rule'; readonly enabled: boolean; readonly rule: string })
  | (OnTable & {
      readonly kind: 'set-row-security';
      readonly setting: 'enable' | 'disable' | 'force' | 'no force';
    })
  | (OnTable & { readonly kind: 'set-cluster-index'; readonly index?: string })
  | (OnTable & { readonly kind: 'set-owner'; readonly owner: string; readonly objectKind: string });

/** What ALTER TABLE does to columns. */
export type ColumnKind = Extract<TableOperation, { readonly column: unknown }>['kind'];

/** What ALTER TABLE does to constraints. */
export type ConstraintKind = Extract<TableOperation, { readonly constraint: unknown }>['kind'];

/** What is done to a table as a whole. */
export type TableKind = Exclude<TableOperation['kind'], ColumnKind | ConstraintKind>;
