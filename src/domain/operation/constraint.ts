import type { Expression } from './expression.ts';
import type { Name } from './name.ts';

export type ReferentialAction = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';

/** A constraint, written beside a column or for the table. */
export type Constraint =
  | {
      readonly type: 'primary-key';
      readonly name?: string;
      readonly columns: readonly string[];
      readonly usingIndex?: string;
    }
  | {
      readonly type: 'unique';
      readonly name?: string;
      readonly columns: readonly string[];
      readonly usingIndex?: string;
      readonly nullsNotDistinct: boolean;
    }
  | {
      readonly type: 'foreign-key';
      readonly name?: string;
      readonly columns: readonly string[];
      readonly references: Name;
      readonly referencedColumns: readonly string[];
      readonly notValid: boolean;
      readonly onDelete: ReferentialAction;
      readonly onUpdate: ReferentialAction;
      readonly deferrable: boolean;
    }
  | {
      readonly type: 'check';
      readonly name?: string;
      readonly expression: Expression;
      /** Every column in the expression. */
      readonly columns: readonly string[];
      readonly notValid: boolean;
      readonly noInherit: boolean;
      /** Columns that the expression proves not null: `x IS NOT NULL`, joined by AND. */
      readonly provesNotNull: readonly string[];
    }
  | {
      readonly type: 'not-null';
      readonly name?: string;
      readonly columns: readonly string[];
      readonly notValid: boolean;
    }
  | {
      readonly type: 'exclude';
      readonly name?: string;
      readonly method: string;
      /** Every column that it is over or that its WHERE asks for. */
      readonly columns: readonly string[];
    };
