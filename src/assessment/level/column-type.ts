import { printType } from '../../domain/operation/expression.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { findColumn, isSurelyNewTable } from '../../rules/catalogue.ts';
import { typeChangeOf } from '../../rules/type-change.ts';
import { tableKey } from '../outlook.ts';
import {
  type Classification,
  code,
  high,
  type LevelContext,
  low,
  medium,
  NEW_TABLE,
} from './classification.ts';

/** MEDIUM where every value is kept; HIGH where one may not fit, or where the type before is not known. */
export function alterColumnType(
  operation: OperationOf<'alter-column-type'>,
  { catalogue, outlook, timeZone }: LevelContext,
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
  const { values, rewrites } = typeChangeOf(operation, catalogue, timeZone);
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
        using !== undefined
          ? 'what USING makes of the values is not known here'
          : before === undefined
            ? 'the type before is not known here, so values may not fit'
            : `whether every value${from} fits is not known here`,
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
