import type { Name } from './name.ts';

/** Objects other than tables, indexes and types. */
export type ObjectOperation =
  | { readonly kind: 'create-schema'; readonly schema: string; readonly ifNotExists: boolean }
  | {
      readonly kind: 'drop-schema';
      readonly schema: string;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | { readonly kind: 'rename-schema'; readonly schema: string; readonly newName: string }
  | { readonly kind: 'create-database'; readonly database: string }
  | { readonly kind: 'drop-database'; readonly database: string; readonly ifExists: boolean }
  | { readonly kind: 'alter-database'; readonly database: string }
  | {
      readonly kind: 'create-view';
      readonly view: Name;
      readonly materialized: boolean;
      readonly replace: boolean;
      readonly ifNotExists: boolean;
      readonly reads: readonly Name[];
      /** Names of columns in its query, of whichever table; `*` where it takes all that there are. */
      readonly columns: readonly string[];
    }
  | {
      readonly kind: 'drop-view';
      readonly view: Name;
      readonly materialized: boolean;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'refresh-materialized-view';
      readonly view: Name;
      readonly concurrently: boolean;
      readonly withData: boolean;
    }
  | {
      readonly kind: 'create-sequence';
      readonly sequence: Name;
      readonly ifNotExists: boolean;
      /** OWNED BY: it is dropped with the table, and with the column. */
      readonly ownedBy?: { readonly table: Name; readonly column: string };
    }
  | { readonly kind: 'alter-sequence'; readonly sequence: Name; readonly restarts: boolean }
  | {
      readonly kind: 'drop-sequence';
      readonly sequence: Name;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'create-function';
      readonly function: Name;
      readonly objectKind: 'function' | 'procedure';
      readonly language: string;
      readonly replace: boolean;
      readonly securityDefiner: boolean;
      readonly setsSearchPath: boolean;
      readonly body?: Body;
    }
  | {
      readonly kind: 'drop-function';
      readonly function: Name;
      readonly objectKind: 'function' | 'procedure' | 'aggregate' | 'routine';
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'create-trigger';
      readonly trigger: string;
      readonly table: Name;
      readonly function: Name;
      readonly replace: boolean;
      readonly constraint: boolean;
    }
  | {
      readonly kind: 'drop-trigger';
      readonly trigger: string;
      readonly table: Name;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | { readonly kind: 'create-event-trigger'; readonly trigger: string; readonly event: string }
  | { readonly kind: 'create-rule'; readonly rule: string; readonly table: Name }
  | { readonly kind: 'create-extension'; readonly extension: string; readonly ifNotExists: boolean }
  | { readonly kind: 'alter-extension'; readonly extension: string; readonly change: string }
  | {
      readonly kind: 'drop-extension';
      readonly extension: string;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | { readonly kind: 'create-statistics'; readonly statistics: Name; readonly table?: Name }
  /** Publications and subscriptions of logical replication. */
  | {
      readonly kind: 'change-replication';
      readonly object: string;
      readonly change: 'create' | 'alter' | 'drop';
      /** Those that are named; FOR ALL TABLES and FOR TABLES IN SCHEMA name none. */
      readonly tables: readonly Name[];
    }
  | {
      readonly kind: 'rename-object';
      readonly objectKind: string;
      readonly name: Name;
      readonly newName: string;
      /** What it belongs to: the table of a trigger, policy or rule, the type of an attribute. */
      readonly table?: Name;
    }
  | {
      readonly kind: 'set-object-schema';
      readonly objectKind: string;
      readonly name: Name;
      readonly schema: string;
    }
  | { readonly kind: 'alter-function'; readonly function: Name; readonly change: string }
  /** Aggregates, operators, casts, collations, text search, languages, foreign tables and servers … */
  | { readonly kind: 'create-object'; readonly objectKind: string; readonly name: Name }
  | {
      readonly kind: 'drop-object';
      readonly objectKind: string;
      readonly name: Name;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'comment';
      readonly objectKind: string;
      readonly name?: Name;
      /** Of a column, constraint, trigger, policy or rule. */
      readonly table?: Name;
      readonly text?: string;
    };

/** The text of a function or DO block, and where in the file it starts (UTF-16 offset of its first character). */
export interface Body {
  readonly text: string;
  readonly start: number;
}
