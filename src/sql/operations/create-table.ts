import type { OperationOf } from '../../domain/operation/operation.ts';
import { columnOf } from '../columns.ts';
import { constraintsAt } from '../constraints.ts';
import { nameOfParts, nameOfRange, partsOf } from '../names.ts';
import { fieldsOf, flagAt, has, listAt, type Node, nodeAt, textAt } from '../node.ts';
import type { Reading } from '../reading.ts';
import { columnsIn, relationsIn } from '../relations.ts';
import type { Mapper } from './mapper.ts';

type CreateTable = Omit<OperationOf<'create-table'>, 'span'>;

const STRATEGY = {
  PARTITION_STRATEGY_RANGE: 'range',
  PARTITION_STRATEGY_LIST: 'list',
  PARTITION_STRATEGY_HASH: 'hash',
} as const;

/** CREATE TABLE. */
export const createTable: Mapper = (fields, reading) => {
  const elements = listAt(fields, 'tableElts');
  const parents = listAt(fields, 'inhRelations').map((parent) =>
    nameOfRange(fieldsOf(parent, 'RangeVar') ?? {}),
  );
  const [partitionOf] = parents;
  const strategy = nodeAt(fields, 'partspec').strategy;
  const partitionedBy = isStrategy(strategy) ? STRATEGY[strategy] : undefined;
  const ofPartition = has(fields, 'partbound') && partitionOf !== undefined;
  return [
    {
      ...tableOf(nodeAt(fields, 'relation')),
      ifNotExists: flagAt(fields, 'if_not_exists'),
      columns: elements.flatMap((item) => {
        const definition = fieldsOf(item, 'ColumnDef');
        return definition === undefined ? [] : [columnOf(definition, reading)];
      }),
      constraints: [...tableConstraints(elements, reading), ...constraintsAt(fields, 'constraints', reading)],
      like: elements.flatMap((item) => {
        const like = fieldsOf(item, 'TableLikeClause');
        return like === undefined ? [] : [nameOfRange(nodeAt(like, 'relation'))];
      }),
      inherits: ofPartition ? [] : parents,
      ...(has(fields, 'ofTypename')
        ? { ofType: nameOfParts(partsOf(listAt(nodeAt(fields, 'ofTypename'), 'names'))) }
        : {}),
      ...(ofPartition ? { partitionOf } : {}),
      ...(flagAt(nodeAt(fields, 'partbound'), 'is_default') ? { defaultPartition: true as const } : {}),
      ...(partitionedBy === undefined ? {} : { partitionedBy }),
    },
  ];
};

/** CREATE TABLE … AS, CREATE MATERIALIZED VIEW … AS. */
export const createTableAs: Mapper = (fields, reading) => {
  const into = nodeAt(fields, 'into');
  const reads = relationsIn(fields.query);
  const ifNotExists = flagAt(fields, 'if_not_exists');
  if (fields.objtype === 'OBJECT_MATVIEW')
    return [
      {
        kind: 'create-view',
        view: nameOfRange(nodeAt(into, 'rel')),
        materialized: true,
        replace: false,
        ifNotExists,
        reads,
        columns: columnsIn(fields.query),
      },
    ];
  return [tableFromQuery(nodeAt(into, 'rel'), ifNotExists, reads, reading)];
};

/** The table that SELECT … INTO or CREATE TABLE … AS makes. */
export function tableFromQuery(
  relation: Node,
  ifNotExists: boolean,
  reads: CreateTable['like'],
  reading: Reading,
): CreateTable {
  const { start, end } = reading.span;
  return {
    ...tableOf(relation),
    ifNotExists,
    columns: [],
    constraints: [],
    like: [],
    inherits: [],
    asQuery: { text: reading.source.text.slice(start, end), reads },
  };
}

function tableOf(relation: Node): Pick<CreateTable, 'kind' | 'table' | 'temporary' | 'unlogged'> {
  const persistence = textAt(relation, 'relpersistence');
  return {
    kind: 'create-table',
    table: nameOfRange(relation),
    temporary: persistence === 't' || textAt(relation, 'schemaname').startsWith('pg_temp'),
    unlogged: persistence === 'u',
  };
}

function tableConstraints(elements: readonly unknown[], reading: Reading): CreateTable['constraints'] {
  return constraintsAt(
    { constraints: elements.filter((item) => fieldsOf(item, 'Constraint') !== undefined) },
    'constraints',
    reading,
  );
}

function isStrategy(value: unknown): value is keyof typeof STRATEGY {
  return typeof value === 'string' && value in STRATEGY;
}
