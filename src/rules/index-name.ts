import type { IndexKey } from '../domain/operation/index-operation.ts';
import { madeName } from './made-name.ts';

/**
 * PostgreSQL's own name for an index that is made without one.
 *
 * @param number counts on where something else has the name.
 */
export function defaultIndexName(table: string, keys: readonly IndexKey[], number?: number): string {
  return madeName([table, keys.map(nameOfKey).join('_')], `idx${number ?? ''}`);
}

/** A call of a function lends its name, any other expression is `expr`. */
function nameOfKey(key: IndexKey): string {
  if (key.kind === 'column') return key.column;
  return /^(?:\w+\.)?(\w+)\s*\(/.exec(key.expression.text)?.[1] ?? 'expr';
}
