import type { Body } from '../../domain/operation/object.ts';
import { nameOfObject, nameOfParts, nameOfRange, ownerOf, partsOf } from '../names.ts';
import { fieldsOf, flagAt, listAt, type Node, nodeAt, numberAt, stringOf, textAt, unwrap } from '../node.ts';
import { optionsAt, optionText } from '../options.ts';
import type { Reading } from '../reading.ts';
import { columnsIn, relationsIn } from '../relations.ts';
import type { Mapper } from './mapper.ts';
import { bareNameOf, objectKindOf } from './rename.ts';

/** CREATE SCHEMA, with what it makes inside. */
export const createSchema: Mapper = (fields) => [
  {
    kind: 'create-schema',
    schema: textAt(fields, 'schemaname') || textAt(nodeAt(fields, 'authrole'), 'rolename'),
    ifNotExists: flagAt(fields, 'if_not_exists'),
  },
  // Elements inside a CREATE SCHEMA are rare: said to be unread rather than passed over.
  ...(listAt(fields, 'schemaElts').length === 0
    ? []
    : [{ kind: 'unrecognised' as const, statement: 'CREATE SCHEMA with elements' }]),
];

/** CREATE VIEW. */
export const createView: Mapper = (fields) => [
  {
    kind: 'create-view',
    view: nameOfRange(nodeAt(fields, 'view')),
    materialized: false,
    replace: flagAt(fields, 'replace'),
    ifNotExists: false,
    reads: relationsIn(fields.query),
    columns: columnsIn(fields.query),
  },
];

/** REFRESH MATERIALIZED VIEW. */
export const refresh: Mapper = (fields) => [
  {
    kind: 'refresh-materialized-view',
    view: nameOfRange(nodeAt(fields, 'relation')),
    concurrently: flagAt(fields, 'concurrent'),
    withData: !flagAt(fields, 'skipData'),
  },
];

/** CREATE FUNCTION and PROCEDURE. */
export const createFunction: Mapper = (fields, reading) => {
  const options = optionsAt(fields, 'options');
  const sets = listAt(fields, 'options').some((item) => {
    const setting = fieldsOf(fieldsOf(item, 'DefElem')?.arg, 'VariableSetStmt');
    return setting !== undefined && textAt(setting, 'name') === 'search_path';
  });
  const body = bodyOf(fields, reading);
  return [
    {
      kind: 'create-function',
      function: nameOfParts(partsOf(listAt(fields, 'funcname'))),
      objectKind: flagAt(fields, 'is_procedure') ? 'procedure' : 'function',
      language: (options.language ?? 'sql').toLowerCase(),
      replace: flagAt(fields, 'replace'),
      securityDefiner: options.security === 'true',
      setsSearchPath: sets,
      ...(body === undefined ? {} : { body }),
    },
  ];
};

function bodyOf(fields: Node, reading: Reading): Body | undefined {
  for (const item of listAt(fields, 'options')) {
    const element = fieldsOf(item, 'DefElem') ?? {};
    if (textAt(element, 'defname') !== 'as') continue;
    const text = stringOf(listAt(fieldsOf(element.arg, 'List') ?? {}, 'items')[0]);
    return locateBody(text, numberAt(element, 'location'), reading);
  }
  return undefined;
}

/**
 * A body with its place in the file. A dollar-quoted body stands there as it is; one in single quotes may hold
 * doubled quotes, and then only its beginning is exact.
 */
export function locateBody(text: string, location: number, reading: Reading): Body {
  for (let index = Math.max(0, reading.tokenAt(location)); index < reading.tokens.length; index++) {
    const token = reading.tokens[index];
    if (token === undefined) break;
    const literal = reading.text(token.start, token.end);
    const quote = /^(\$[^$]*\$|[eE]?')/.exec(literal)?.[0];
    if (quote !== undefined)
      return { text, start: reading.source.spanOf(token.start, token.start).start + quote.length };
  }
  return { text, start: reading.span.start };
}

/** ALTER FUNCTION and PROCEDURE. */
export const alterFunction: Mapper = (fields) => [
  {
    kind: 'alter-function',
    function: nameOfParts(partsOf(listAt(nodeAt(fields, 'func'), 'objname'))),
    change: Object.keys(optionsAt(fields, 'actions')).join(', ') || 'options',
  },
];

/** CREATE TRIGGER. */
export const createTrigger: Mapper = (fields) => [
  {
    kind: 'create-trigger',
    trigger: textAt(fields, 'trigname'),
    table: nameOfRange(nodeAt(fields, 'relation')),
    function: nameOfParts(partsOf(listAt(fields, 'funcname'))),
    replace: flagAt(fields, 'replace'),
    constraint: flagAt(fields, 'isconstraint'),
  },
];

/** CREATE EVENT TRIGGER. */
export const createEventTrigger: Mapper = (fields) => [
  { kind: 'create-event-trigger', trigger: textAt(fields, 'trigname'), event: textAt(fields, 'eventname') },
];

/** CREATE RULE. */
export const createRule: Mapper = (fields) => [
  { kind: 'create-rule', rule: textAt(fields, 'rulename'), table: nameOfRange(nodeAt(fields, 'relation')) },
];

/** CREATE EXTENSION. */
export const createExtension: Mapper = (fields) => [
  {
    kind: 'create-extension',
    extension: textAt(fields, 'extname'),
    ifNotExists: flagAt(fields, 'if_not_exists'),
  },
];

/** ALTER EXTENSION: to another version, or its members. */
export function alterExtension(change: string): Mapper {
  return (fields) => [{ kind: 'alter-extension', extension: textAt(fields, 'extname'), change }];
}

/** CREATE STATISTICS. */
export const createStatistics: Mapper = (fields) => {
  const [relation] = listAt(fields, 'relations');
  const table = fieldsOf(relation, 'RangeVar');
  return [
    {
      kind: 'create-statistics',
      statistics: nameOfParts(partsOf(listAt(fields, 'defnames'))),
      ...(table === undefined ? {} : { table: nameOfRange(table) }),
    },
  ];
};

/** CREATE and ALTER PUBLICATION and SUBSCRIPTION, DROP SUBSCRIPTION. */
export function changeReplication(change: 'create' | 'alter' | 'drop'): Mapper {
  return (fields) => [
    {
      kind: 'change-replication',
      object: textAt(fields, 'pubname') || textAt(fields, 'subname'),
      change,
      tables: relationsIn(fields.pubobjects ?? fields.tables),
    },
  ];
}

/** What a table has: its name comes after the table's. */
const MEMBERS: ReadonlySet<string> = new Set(['column', 'tabconstraint', 'trigger', 'policy', 'rule']);

/** COMMENT ON. */
export const comment: Mapper = (fields) => {
  const name = nameOfObject(fields.object);
  const objectKind = objectKindOf(fields.objtype);
  const table = MEMBERS.has(objectKind) ? ownerOf(fields.object) : undefined;
  const text = textAt(fields, 'comment');
  return [
    {
      kind: 'comment',
      objectKind,
      ...(name.name === '' ? {} : { name }),
      ...(table === undefined ? {} : { table }),
      ...(text === '' ? {} : { text }),
    },
  ];
};

/** CREATE DATABASE. */
export const createDatabase: Mapper = (fields) => [
  { kind: 'create-database', database: textAt(fields, 'dbname') },
];

/** ALTER DATABASE. */
export const alterDatabase: Mapper = (fields) => [
  { kind: 'alter-database', database: textAt(fields, 'dbname') },
];

/** CREATE AGGREGATE, OPERATOR, TYPE (base), COLLATION, TEXT SEARCH …: all that PostgreSQL calls a definition. */
export const define: Mapper = (fields) => {
  const name = nameOfParts(partsOf(listAt(fields, 'defnames')));
  if (fields.kind === 'OBJECT_TYPE')
    return [
      { kind: 'create-type', type: name, form: listAt(fields, 'definition').length === 0 ? 'shell' : 'base' },
    ];
  return [{ kind: 'create-object', objectKind: objectKindOf(fields.kind), name }];
};

/** CREATE of a rarer object, whose name is in one field. */
export function createObject(objectKind: string, field: string): Mapper {
  return (fields) => [{ kind: 'create-object', objectKind, name: rareName(fields[field]) }];
}

function rareName(value: unknown): { readonly schema?: string; readonly name: string } {
  if (typeof value === 'string') return { name: value };
  if (Array.isArray(value)) return nameOfParts(partsOf(value));
  const { kind } = unwrap(value);
  return kind === '' ? { name: '' } : { name: bareNameOf(value) || optionText(value) };
}

/** CREATE FOREIGN TABLE: its rows are elsewhere, so no rule asks for its columns. */
export const createForeignTable: Mapper = (fields) => [
  {
    kind: 'create-object',
    objectKind: 'foreign table',
    name: nameOfRange(nodeAt(nodeAt(fields, 'base'), 'relation')),
  },
];
