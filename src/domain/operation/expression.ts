/** Whether an expression gives one value for all rows (`constant`), one a statement (`stable`) or one a row (`volatile`). */
export type Volatility = 'constant' | 'stable' | 'volatile' | 'unknown';

/** An expression as the script writes it. */
export interface Expression {
  readonly text: string;
  readonly volatility: Volatility;
  /** Functions it calls, by name without `pg_catalog`. */
  readonly calls: readonly string[];
}

/** A type as PostgreSQL names it: `integer`, `character varying`, `timestamp with time zone`, `mood`. */
export interface SqlType {
  readonly schema?: string;
  readonly name: string;
  /** `varchar(50)` has [50], `numeric(10,2)` has [10, 2]. */
  readonly modifiers: readonly number[];
  readonly arrayDimensions: number;
}

/** `character varying(50)[]`, for people. */
export function printType(type: SqlType): string {
  const modifiers = type.modifiers.length > 0 ? `(${type.modifiers.join(', ')})` : '';
  const schema = type.schema === undefined ? '' : `${type.schema}.`;
  return `${schema}${type.name}${modifiers}${'[]'.repeat(type.arrayDimensions)}`;
}
