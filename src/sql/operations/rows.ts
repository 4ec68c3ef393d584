import type { Where } from '../../domain/operation/data.ts';
import { isAlwaysTrue } from '../expressions.ts';
import { nameOfRange } from '../names.ts';
import { fieldsOf, flagAt, has, listAt, type Node, nodeAt, textAt, unwrap } from '../node.ts';
import type { Reading } from '../reading.ts';
import { callsIn, relationsIn } from '../relations.ts';
import { tableFromQuery } from './create-table.ts';
import type { MappedOperation, Mapper } from './mapper.ts';

/** The statements that change rows by a WITH inside another statement. */
const CHANGING = new Map<string, Mapper>();

/** SELECT, with the changes of its WITH queries; SELECT … INTO makes a table. */
export const select: Mapper = (fields, reading) => {
  const reads = relationsIn({ SelectStmt: fields });
  const into = nodeAt(fields, 'intoClause');
  const own: MappedOperation = has(fields, 'intoClause')
    ? tableFromQuery(nodeAt(into, 'rel'), false, reads, reading)
    : { kind: 'select', reads, calls: callsIn({ SelectStmt: fields }) };
  return [...changesOfWith(fields, reading), own];
};

/** INSERT. */
export const insert: Mapper = (fields, reading) => {
  const conflict = nodeAt(fields, 'onConflictClause').action;
  const query = fieldsOf(fields.selectStmt, 'SelectStmt');
  return [
    ...changesOfWith(fields, reading),
    {
      kind: 'insert',
      table: nameOfRange(nodeAt(fields, 'relation')),
      columns: listAt(fields, 'cols').map((column) => textAt(fieldsOf(column, 'ResTarget') ?? {}, 'name')),
      fromQuery: query !== undefined && !has(query, 'valuesLists'),
      ...(conflict === 'ONCONFLICT_UPDATE' ? { onConflict: 'update' as const } : {}),
      ...(conflict === 'ONCONFLICT_NOTHING' ? { onConflict: 'nothing' as const } : {}),
      reads: relationsIn([fields.selectStmt, fields.withClause]),
    },
  ];
};

/** UPDATE. */
export const update: Mapper = (fields, reading) => [
  ...changesOfWith(fields, reading),
  {
    kind: 'update',
    table: nameOfRange(nodeAt(fields, 'relation')),
    columns: listAt(fields, 'targetList').map((target) =>
      textAt(fieldsOf(target, 'ResTarget') ?? {}, 'name'),
    ),
    where: whereOf(fields),
    reads: relationsIn([fields.fromClause, fields.whereClause, fields.targetList, fields.withClause]),
  },
];

/** DELETE. */
export const remove: Mapper = (fields, reading) => [
  ...changesOfWith(fields, reading),
  {
    kind: 'delete',
    table: nameOfRange(nodeAt(fields, 'relation')),
    where: whereOf(fields),
    reads: relationsIn([fields.usingClause, fields.whereClause, fields.withClause]),
  },
];

/** MERGE. */
export const merge: Mapper = (fields, reading) => [
  ...changesOfWith(fields, reading),
  {
    kind: 'merge',
    table: nameOfRange(nodeAt(fields, 'relation')),
    reads: relationsIn([fields.sourceRelation, fields.withClause]),
  },
];

CHANGING.set('InsertStmt', insert)
  .set('UpdateStmt', update)
  .set('DeleteStmt', remove)
  .set('MergeStmt', merge);

/** What the queries of a WITH change. */
function changesOfWith(fields: Node, reading: Reading): readonly MappedOperation[] {
  return listAt(nodeAt(fields, 'withClause'), 'ctes').flatMap((item) => {
    const { kind, fields: inner } = unwrap(fieldsOf(item, 'CommonTableExpr')?.ctequery);
    return CHANGING.get(kind)?.(inner, reading) ?? [];
  });
}

function whereOf(fields: Node): Where {
  if (!has(fields, 'whereClause')) return 'absent';
  return isAlwaysTrue(fields.whereClause) ? 'always-true' : 'present';
}

/** TRUNCATE: one operation for each table. */
export const truncate: Mapper = (fields) =>
  listAt(fields, 'relations').map((relation) => ({
    kind: 'truncate',
    table: nameOfRange(fieldsOf(relation, 'RangeVar') ?? {}),
    cascade: fields.behavior === 'DROP_CASCADE',
    restartIdentity: flagAt(fields, 'restart_seqs'),
  }));

/** COPY. */
export const copy: Mapper = (fields) => [
  {
    kind: 'copy',
    direction: flagAt(fields, 'is_from') ? 'from' : 'to',
    through: flagAt(fields, 'is_program') ? 'program' : has(fields, 'filename') ? 'file' : 'stdio',
    ...(has(fields, 'relation') ? { table: nameOfRange(nodeAt(fields, 'relation')) } : {}),
  },
];
