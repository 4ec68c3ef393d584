import type { IndexKey } from '../../domain/operation/index-operation.ts';
import { expressionOf } from '../expressions.ts';
import { nameOfRange } from '../names.ts';
import { fieldsOf, flagAt, has, listAt, nodeAt, textAt } from '../node.ts';
import { optionsAt } from '../options.ts';
import type { Reading } from '../reading.ts';
import type { Mapper } from './mapper.ts';

/** CREATE INDEX. */
export const createIndex: Mapper = (fields, reading) => {
  const relation = nodeAt(fields, 'relation');
  const name = textAt(fields, 'idxname');
  return [
    {
      kind: 'create-index',
      ...(name === '' ? {} : { index: name }),
      table: nameOfRange(relation),
      unique: flagAt(fields, 'unique'),
      concurrently: flagAt(fields, 'concurrent'),
      ifNotExists: flagAt(fields, 'if_not_exists'),
      only: !flagAt(relation, 'inh'),
      method: textAt(fields, 'accessMethod') || 'btree',
      keys: listAt(fields, 'indexParams').map((element) => keyOf(element, reading)),
      include: listAt(fields, 'indexIncludingParams').map((element) =>
        textAt(fieldsOf(element, 'IndexElem') ?? {}, 'name'),
      ),
      ...(has(fields, 'whereClause') ? { where: expressionOf(fields.whereClause, reading) } : {}),
    },
  ];
};

function keyOf(element: unknown, reading: Reading): IndexKey {
  const fields = fieldsOf(element, 'IndexElem') ?? {};
  const column = textAt(fields, 'name');
  return column === ''
    ? { kind: 'expression', expression: expressionOf(fields.expr, reading) }
    : { kind: 'column', column };
}

const REINDEX_TARGETS = {
  REINDEX_OBJECT_INDEX: 'index',
  REINDEX_OBJECT_TABLE: 'table',
  REINDEX_OBJECT_SCHEMA: 'schema',
  REINDEX_OBJECT_SYSTEM: 'system',
  REINDEX_OBJECT_DATABASE: 'database',
} as const;

/** REINDEX. */
export const reindex: Mapper = (fields) => {
  const kind = fields.kind;
  const target = isTarget(kind) ? REINDEX_TARGETS[kind] : 'database';
  const name = has(fields, 'relation')
    ? nameOfRange(nodeAt(fields, 'relation'))
    : { name: textAt(fields, 'name') };
  const { concurrently } = optionsAt(fields, 'params');
  return [
    {
      kind: 'reindex',
      target,
      ...(name.name === '' ? {} : { name }),
      concurrently: concurrently !== undefined && !/^(false|off|0)$/i.test(concurrently),
    },
  ];
};

function isTarget(kind: unknown): kind is keyof typeof REINDEX_TARGETS {
  return typeof kind === 'string' && kind in REINDEX_TARGETS;
}
