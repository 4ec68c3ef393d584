import type { ColumnDefinition } from '../domain/operation/column.ts';
import type { Expression } from '../domain/operation/expression.ts';

/** Whether a row without a value for the column is refused. */
export function mustHaveValue(column: ColumnDefinition): boolean {
  return column.notNull || column.constraints.some((constraint) => constraint.type === 'primary-key');
}

/** Whether rows that are there get a value for the column by its definition. */
export function fillsItself(column: ColumnDefinition): boolean {
  if (column.serial || column.identity !== undefined || column.generated !== undefined) return true;
  return column.default !== undefined && !isNull(column.default);
}

/** Whether a default is none: `NULL`, or `NULL::text`. */
export function isNull({ text }: Expression): boolean {
  return /^null\b/i.test(text.trim());
}

/**
 * Whether each row has a value of its own, which has to be written into it (measured on PostgreSQL 12 to 18).
 * A default of now() is the same for all rows of a statement; a function that is not known may be volatile.
 */
export function differsByRow({ serial, identity, generated, default: value }: ColumnDefinition): boolean {
  if (serial || identity !== undefined || generated?.storage === 'stored') return true;
  return value?.volatility === 'volatile' || value?.volatility === 'unknown';
}
