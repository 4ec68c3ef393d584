import type { OperationOf } from '../../domain/operation/operation.ts';
import type { ColumnKind } from '../../domain/operation/table.ts';
import { findColumn, isNewTable, isSurelyNewColumn } from '../../rules/catalogue.ts';
import { differsByRow, fillsItself, mustHaveValue } from '../../rules/column-definition.ts';
import {
  type Classification,
  type Classifiers,
  code,
  high,
  type LevelContext,
  low,
  medium,
  NEW_TABLE,
  unlessNew,
  unlessSurelyNew,
} from './classification.ts';
import { alterColumnType } from './column-type.ts';
import { setNotNull } from './not-null.ts';

const NEW_COLUMN = 'the column is new in this pull request, and nothing uses it yet';

export const columnLevels: Classifiers<ColumnKind> = {
  'add-column': addColumn,
  'drop-column': ({ table, column, cascade }, { catalogue }) => {
    const summary = `drops column ${code(column)} of ${code(table)}${cascade ? ' and what depends on it' : ''}`;
    if (isSurelyNewColumn(catalogue, table, column)) return low(summary, NEW_COLUMN);
    return high(summary, 'its values are lost, and code that uses it fails', 'destructive', 'incompatible');
  },
  'rename-column': ({ table, column, newName }, { catalogue }) => {
    const summary = `renames column ${code(column)} of ${code(table)} to ${code(newName)}`;
    if (isSurelyNewColumn(catalogue, table, column)) return low(summary, NEW_COLUMN);
    return medium(summary, 'code that uses the old name has to change with it', 'incompatible');
  },
  'alter-column-type': alterColumnType,
  'set-not-null': setNotNull,
  'drop-not-null': ({ table, column }, context) =>
    unlessSurelyNew(
      table,
      context,
      medium(
        `lets column ${code(column)} of ${code(table)} be null`,
        'code that reads it may not expect null',
        'incompatible',
      ),
    ),
  'set-default': ({ table, column }) =>
    low(`sets the default of column ${code(column)} of ${code(table)}`, 'no row that is there changes'),
  'drop-default': ({ table, column }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `drops the default of column ${code(column)} of ${code(table)}`,
        'code that inserts rows without it gets null or fails',
        'incompatible',
      ),
    ),
  'add-identity': ({ table, column }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `makes column ${code(column)} of ${code(table)} an identity`,
        'its numbers start anew unless the sequence is set',
      ),
    ),
  'alter-identity': ({ table, column }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `changes the identity of column ${code(column)} of ${code(table)}`,
        'new rows get other numbers',
      ),
    ),
  'drop-identity': ({ table, column }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `makes column ${code(column)} of ${code(table)} no identity any more`,
        'code that inserts rows without it fails',
        'incompatible',
      ),
    ),
  'set-generated-expression': ({ table, column }, context) =>
    unlessSurelyNew(
      table,
      context,
      high(
        `changes the expression of column ${code(column)} of ${code(table)}`,
        'its value changes in every row',
        'data',
        'rewriting',
        'blocking',
      ),
    ),
  'drop-generated-expression': ({ table, column }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `makes column ${code(column)} of ${code(table)} an ordinary one`,
        'its value is no longer kept up to date',
        'incompatible',
      ),
    ),
  'set-column-storage': ({ table, column, setting }) =>
    low(`sets ${code(setting)} of column ${code(column)} of ${code(table)}`, 'no row and no query changes'),
};

function addColumn(
  { table, column, ifNotExists }: OperationOf<'add-column'>,
  { catalogue }: LevelContext,
): Classification {
  const summary = `adds column ${code(column.name)} to ${code(table)}`;
  if (ifNotExists && findColumn(catalogue, table, column.name) !== undefined)
    return low(summary, 'the column is there already, so nothing happens');
  if (isNewTable(catalogue, table)) return low(summary, NEW_TABLE);
  if (column.constraints.some(({ type }) => type === 'primary-key'))
    return high(
      `${summary} as its primary key`,
      'the primary key of the table changes',
      'blocking',
      'incompatible',
    );
  if (!fillsItself(column))
    return mustHaveValue(column)
      ? high(
          `${summary} as NOT NULL without a default`,
          'the rows that are there have no value for it',
          'blocking',
          'incompatible',
        )
      : low(summary, 'a nullable column harms no row that is there');
  return differsByRow(column)
    ? low(
        summary,
        'it has a value in every row, which the table is written again for',
        'rewriting',
        'blocking',
      )
    : low(summary, 'its default is right for the rows that are there');
}
