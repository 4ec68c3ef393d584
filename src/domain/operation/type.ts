import type { Constraint } from './constraint.ts';
import type { SqlType } from './expression.ts';
import type { Name } from './name.ts';

/** Types, enums and domains. */
export type TypeOperation =
  | { readonly kind: 'create-enum'; readonly type: Name; readonly values: readonly string[] }
  | {
      readonly kind: 'create-type';
      readonly type: Name;
      readonly form: 'composite' | 'range' | 'base' | 'shell';
    }
  | {
      readonly kind: 'create-domain';
      readonly type: Name;
      readonly base: SqlType;
      readonly constrained: boolean;
    }
  | {
      readonly kind: 'drop-type';
      readonly type: Name;
      readonly form: 'type' | 'domain';
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'rename-type';
      readonly type: Name;
      readonly newName: string;
      readonly form: 'type' | 'domain';
    }
  | { readonly kind: 'alter-type'; readonly type: Name; readonly change: string }
  | {
      readonly kind: 'add-enum-value';
      readonly type: Name;
      readonly value: string;
      readonly ifNotExists: boolean;
      /** BEFORE or AFTER another one; at the end where it is absent. */
      readonly beside?: { readonly value: string; readonly side: 'before' | 'after' };
    }
  | {
      readonly kind: 'rename-enum-value';
      readonly type: Name;
      readonly value: string;
      readonly newValue: string;
    }
  | { readonly kind: 'add-domain-constraint'; readonly type: Name; readonly constraint: Constraint }
  | {
      readonly kind: 'alter-domain';
      readonly type: Name;
      readonly change:
        | 'set-default'
        | 'drop-default'
        | 'set-not-null'
        | 'drop-not-null'
        | 'drop-constraint'
        | 'validate-constraint';
    };
