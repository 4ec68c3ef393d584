import { printType } from '../../domain/operation/expression.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import {
  findColumn,
  isNewTable,
  isSurelyNewColumn,
  isSurelyNewTable,
  provesNotNull,
} from '../../rules/catalogue.ts';
import { differsByRow, fillsItself, mustHaveValue } from '../../rules/column-definition.ts';
import { typeChangeOf } from '../../rules/type-change.ts';
import { tableKey } from '../outlook.ts';
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

type ColumnKind =
  | 'add-column'
  | 'drop-column'
  | 'rename-column'
  | 'alter-column-type'
  | 'set-not-null'
  | 'drop-not-null'
  | 'set-default'
  | 'drop-default'
  | 'add-identity'
  | 'alter-identity'
  | 'drop-identity'
  | 'set-generated-expression'
  | 'drop-generated-expression'
  | 'set-column-storage';

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

function alterColumnType(
  operation: OperationOf<'alter-column-type'>,
  { catalogue, outlook }: LevelContext,
): Classification {
  const { table, column, type, using } = operation;
  const summary = `changes the type of column ${code(column)} of ${code(table)} to ${code(printType(type))}`;
  if (isSurelyNewTable(catalogue, table)) return low(summary, NEW_TABLE);
  const swap = outlook.enumSwaps.find(({ by }) => tableKey(by) === tableKey(type));
  if (swap !== undefined && (using === undefined || isTextCast(using.text, column)))
    return medium(
      summary,
      `it takes the place of ${code(swap.replaced)}, and PostgreSQL refuses to if a row has a value that is missing in it`,
      'rewriting',
      'blocking',
    );
  const before = findColumn(catalogue, table, column)?.type;
  const { values, rewrites } = typeChangeOf(operation, catalogue);
  const from = before === undefined ? '' : ` from ${code(printType(before))}`;
  switch (values) {
    case 'same':
      return low(summary, 'it has this type already');
    case 'widening':
      return rewrites
        ? medium(
            summary,
            `every value${from} is kept, and the table is written again`,
            'rewriting',
            'blocking',
          )
        : medium(summary, `every value${from} is kept as it is`);
    case 'incompatible':
      return high(
        summary,
        `not every value${from} fits the new type`,
        'rewriting',
        'blocking',
        'incompatible',
        'data',
      );
    case 'unknown':
      return high(
        summary,
        using === undefined
          ? 'the type before is not known here, so values may not fit'
          : 'what USING makes of the values is not known here',
        'rewriting',
        'blocking',
        'incompatible',
        'data',
      );
  }
}

/** `mood::text::mood`: each value stays the word that it is. */
function isTextCast(expression: string, column: string): boolean {
  const [, name] =
    /^\(*\s*("[^"]+"|\w+)\s*\)*\s*::\s*(?:text|varchar)\s*\)*\s*::\s*[\w."]+\s*\)*$/i.exec(
      expression.trim(),
    ) ?? [];
  return name !== undefined && name.replaceAll('"', '') === column;
}

function setNotNull(
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
