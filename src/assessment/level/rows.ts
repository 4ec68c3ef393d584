import type { Name } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { isSurelyNewTable } from '../../rules/catalogue.ts';
import { tableKey } from '../outlook.ts';
import {
  type Classification,
  type Classifiers,
  code,
  codes,
  high,
  type LevelContext,
  low,
  medium,
  unknown,
  unlessSurelyNew,
} from './classification.ts';
import { isHarmlessCall } from './harmless-calls.ts';

type RowKind = 'select' | 'insert' | 'update' | 'delete' | 'merge' | 'truncate' | 'copy';

/** What moves a sequence, and does nothing else. */
const COUNTING: ReadonlySet<string> = new Set(['setval', 'nextval']);

export const rowLevels: Classifiers<RowKind> = {
  select: ({ reads, calls }) => {
    const effects = calls.filter((call) => !isHarmlessCall(call));
    if (effects.length > 0 && effects.every((call) => COUNTING.has(call)))
      return medium('sets a sequence', 'the numbers of new rows change');
    if (effects.length > 0)
      return unknown(`calls ${codes(effects)}`, 'what the function does cannot be seen here');
    return low(reads.length > 0 ? `reads ${codes(reads)}` : 'reads values', 'nothing changes');
  },
  insert,
  update: ({ table, where, reads }, context) => {
    const source = reads.length > 0 ? ` from ${codes(reads)}` : '';
    return where === 'present'
      ? someRows(`updates rows of ${code(table)}${source}`, table, context)
      : everyRow(`updates every row of ${code(table)}${source}`, table, context);
  },
  delete: ({ table, where }, context) =>
    where === 'present'
      ? someRows(`deletes rows of ${code(table)}`, table, context, 'destructive')
      : everyRow(`deletes every row of ${code(table)}`, table, context, 'destructive'),
  merge: ({ table, reads }, context) =>
    someRows(`merges ${codes(reads)} into ${code(table)}`, table, context),
  truncate: ({ table, cascade }, context) =>
    unlessSurelyNew(
      table,
      context,
      high(
        `empties table ${code(table)}${cascade ? ' and those that point to it' : ''}`,
        'its rows are lost',
        'destructive',
        'data',
        'blocking',
      ),
    ),
  copy: ({ direction, through, table }, context) => {
    const what = table === undefined ? 'the rows of a query' : code(table);
    if (through === 'program')
      return high(`copies ${what} ${direction} a program`, 'a program runs on the server', 'security');
    if (direction === 'to')
      return through === 'stdio'
        ? low(`copies ${what} out`, 'nothing changes')
        : medium(`copies ${what} to a file of the server`, 'a file is written on the server', 'security');
    const summary = `loads rows into ${what}`;
    if (table !== undefined && isSurelyNewTable(context.catalogue, table))
      return low(summary, 'the table is new in this pull request');
    return through === 'file'
      ? medium(`${summary} from a file of the server`, 'which rows cannot be seen here', 'data', 'security')
      : low(summary, 'no row that is there changes', 'data');
  },
};

function insert(
  { table, fromQuery, reads, onConflict }: OperationOf<'insert'>,
  context: LevelContext,
): Classification {
  const { catalogue, outlook } = context;
  if (isSystem(table)) return systemTable(`inserts rows into ${code(table)}`);
  const split = reads.filter((source) => outlook.reducedTables.has(tableKey(source)));
  const old = reads.filter((source) => !isSurelyNewTable(catalogue, source));
  const summary =
    fromQuery && reads.length > 0
      ? `copies rows of ${codes(reads)} into ${code(table)}`
      : `inserts rows into ${code(table)}`;
  if (split.length > 0 && split.some((source) => tableKey(source) !== tableKey(table)))
    return high(
      summary,
      `data moves to another table, and is then dropped from ${codes(split)}`,
      'data',
      'destructive',
    );
  if (isSurelyNewTable(catalogue, table))
    return old.length > 0
      ? medium(summary, 'data of a table in use is carried over', 'data')
      : low(summary, 'the table is new in this pull request', 'data');
  if (onConflict === 'update')
    return medium(summary, 'rows that are there change where they conflict', 'data');
  if (fromQuery && old.length > 0) return medium(summary, 'data of a table in use is carried over', 'data');
  return low(summary, 'no row that is there changes', 'data');
}

function someRows(
  summary: string,
  table: Name,
  context: LevelContext,
  ...more: 'destructive'[]
): Classification {
  if (isSystem(table)) return systemTable(summary);
  const { changedTables } = context.outlook;
  return unlessSurelyNew(
    table,
    context,
    changedTables.size > 1
      ? high(summary, `the pull request changes rows of ${changedTables.size} tables`, ...more, 'data')
      : medium(summary, 'rows that are there change', ...more, 'data'),
  );
}

function everyRow(
  summary: string,
  table: Name,
  context: LevelContext,
  ...more: 'destructive'[]
): Classification {
  if (isSystem(table)) return systemTable(summary);
  return unlessSurelyNew(table, context, high(summary, 'it has no WHERE', ...more, 'data', 'blocking'));
}

/** PostgreSQL's own catalogue, which is not meant to be changed by hand. */
function isSystem({ schema, name }: Name): boolean {
  return (
    schema === 'pg_catalog' ||
    schema === 'information_schema' ||
    (schema === undefined && name.startsWith('pg_'))
  );
}

function systemTable(summary: string): Classification {
  return high(summary, "PostgreSQL's own catalogue is changed by hand", 'data', 'security');
}
