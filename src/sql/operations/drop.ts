import { nameOfObject, ownerOf } from '../names.ts';
import { cascades, fieldsOf, flagAt, listAt, type Node, textAt } from '../node.ts';
import type { Reading } from '../reading.ts';
import { partSpans } from './command-spans.ts';
import type { MappedOperation, Mapper } from './mapper.ts';
import { objectKindOf } from './rename.ts';

/** DROP of whatever PostgreSQL drops by `DropStmt`: one operation for each object. */
export const drop: Mapper = (fields, reading) => {
  const objects = listAt(fields, 'objects');
  const spans = partSpans(reading, objects.length, startOfNames(reading), endOfNames(reading));
  const [only] = spans;
  return objects.map((object, index) => ({
    ...dropOf(fields, object),
    span: objects.length === 1 || only === undefined ? reading.span : (spans[index] ?? reading.span),
  }));
};

function dropOf(fields: Node, object: unknown): MappedOperation {
  const name = nameOfObject(object);
  const flags = { ifExists: flagAt(fields, 'missing_ok'), cascade: cascades(fields) };
  switch (fields.removeType) {
    case 'OBJECT_TABLE':
      return { kind: 'drop-table', table: name, ...flags };
    case 'OBJECT_INDEX':
      return { kind: 'drop-index', index: name, concurrently: flagAt(fields, 'concurrent'), ...flags };
    case 'OBJECT_VIEW':
      return { kind: 'drop-view', view: name, materialized: false, ...flags };
    case 'OBJECT_MATVIEW':
      return { kind: 'drop-view', view: name, materialized: true, ...flags };
    case 'OBJECT_SEQUENCE':
      return { kind: 'drop-sequence', sequence: name, ...flags };
    case 'OBJECT_SCHEMA':
      return { kind: 'drop-schema', schema: name.name, ...flags };
    case 'OBJECT_TYPE':
      return { kind: 'drop-type', type: name, form: 'type', ...flags };
    case 'OBJECT_DOMAIN':
      return { kind: 'drop-type', type: name, form: 'domain', ...flags };
    case 'OBJECT_EXTENSION':
      return { kind: 'drop-extension', extension: name.name, ...flags };
    case 'OBJECT_FUNCTION':
      return { kind: 'drop-function', function: name, objectKind: 'function', ...flags };
    case 'OBJECT_PROCEDURE':
      return { kind: 'drop-function', function: name, objectKind: 'procedure', ...flags };
    case 'OBJECT_AGGREGATE':
      return { kind: 'drop-function', function: name, objectKind: 'aggregate', ...flags };
    case 'OBJECT_ROUTINE':
      return { kind: 'drop-function', function: name, objectKind: 'routine', ...flags };
    case 'OBJECT_TRIGGER':
      return { kind: 'drop-trigger', trigger: name.name, table: ownerOf(object), ...flags };
    case 'OBJECT_POLICY':
      return { kind: 'drop-policy', policy: name.name, table: ownerOf(object), ifExists: flags.ifExists };
    case 'OBJECT_PUBLICATION':
      return { kind: 'change-replication', object: name.name, change: 'drop', tables: [] };
    default:
      return { kind: 'drop-object', objectKind: objectKindOf(fields.removeType), name, ...flags };
  }
}

const BEFORE_NAMES =
  /^(drop|table|view|materialized|index|concurrently|sequence|schema|type|domain|extension|function|procedure|aggregate|routine|foreign|if|exists|collation|conversion|statistics|publication|text|search|parser|dictionary|template|configuration|server|access|method|event|trigger|data|wrapper)$/;

function startOfNames(reading: Reading): number {
  let index = 0;
  while (BEFORE_NAMES.test(reading.word(index))) index += 1;
  return index;
}

function endOfNames(reading: Reading): number {
  const last = reading.tokens.length - 1;
  return /^(cascade|restrict)$/.test(reading.word(last)) ? last : last + 1;
}

/** DROP DATABASE. */
export const dropDatabase: Mapper = (fields) => [
  { kind: 'drop-database', database: textAt(fields, 'dbname'), ifExists: flagAt(fields, 'missing_ok') },
];

/** DROP ROLE, USER and GROUP. */
export const dropRole: Mapper = (fields) =>
  listAt(fields, 'roles').map((role) => ({
    kind: 'drop-role',
    role: textAt(fieldsOf(role, 'RoleSpec') ?? {}, 'rolename'),
    ifExists: flagAt(fields, 'missing_ok'),
  }));
