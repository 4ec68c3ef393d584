import type { OperationOf } from '../../domain/operation/operation.ts';
import { findColumn, isNewTable, provesNotNull } from '../../rules/catalogue.ts';
import {
  type Classification,
  code,
  high,
  type LevelContext,
  low,
  medium,
  NEW_TABLE,
} from './classification.ts';

/** MEDIUM where the rows have a value by a default, a backfill or a constraint; HIGH otherwise. */
export function setNotNull(
  { table, column }: OperationOf<'set-not-null'>,
  { catalogue }: LevelContext,
): Classification {
  const summary = `makes column ${code(column)} of ${code(table)} NOT NULL`;
  if (isNewTable(catalogue, table)) return low(summary, NEW_TABLE);
  return notNullLevel(summary, table, column, catalogue);
}

/** Rows without a value are what a NOT NULL fails on: the level follows from whether there can be any. */
export function notNullLevel(
  summary: string,
  table: OperationOf<'set-not-null'>['table'],
  column: string,
  catalogue: LevelContext['catalogue'],
): Classification {
  const known = findColumn(catalogue, table, column);
  if (provesNotNull(catalogue, table, column))
    return medium(summary, 'a constraint says already that every row has a value', 'incompatible');
  if (known?.backfilled === true)
    return medium(summary, 'the rows without a value were given one before', 'blocking', 'incompatible');
  if (known?.hasDefault === true)
    return medium(summary, 'the column has a default', 'blocking', 'incompatible');
  return high(
    summary,
    'rows without a value stop it, and nothing here gives them one',
    'blocking',
    'incompatible',
  );
}
