import type { Constraint } from './constraint.ts';
import type { Expression, SqlType } from './expression.ts';

/** A column as CREATE TABLE or ADD COLUMN defines it. */
export interface ColumnDefinition {
  readonly name: string;
  /** Absent for a partition's or a typed table's column that only adds constraints. */
  readonly type?: SqlType;
  readonly notNull: boolean;
  readonly default?: Expression;
  readonly generated?: { readonly expression: Expression; readonly storage: 'stored' | 'virtual' };
  readonly identity?: 'always' | 'by default';
  /** `serial`, `bigserial` and `smallserial`, whose type is given as the integer they stand for. */
  readonly serial: boolean;
  /** Its PRIMARY KEY, UNIQUE, CHECK and REFERENCES, each with this column named in it. */
  readonly constraints: readonly Constraint[];
}
