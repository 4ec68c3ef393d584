import { nameOfObject, nameOfRange } from '../names.ts';
import { fieldsOf, flagAt, has, nodeAt, textAt } from '../node.ts';
import type { MappedOperation, Mapper } from './mapper.ts';

/** ALTER … RENAME. */
export const rename: Mapper = (fields) => {
  const relation = nameOfRange(nodeAt(fields, 'relation'));
  const newName = textAt(fields, 'newname');
  const sub = textAt(fields, 'subname');
  return [
    ((): MappedOperation => {
      switch (fields.renameType) {
        case 'OBJECT_TABLE':
        case 'OBJECT_FOREIGN_TABLE':
          return { kind: 'rename-table', table: relation, newName, ifExists: flagAt(fields, 'missing_ok') };
        case 'OBJECT_COLUMN':
          return { kind: 'rename-column', table: relation, column: sub, newName };
        case 'OBJECT_TABCONSTRAINT':
          return { kind: 'rename-constraint', table: relation, constraint: sub, newName };
        case 'OBJECT_INDEX':
          return { kind: 'rename-index', index: relation, newName };
        case 'OBJECT_SCHEMA':
          return { kind: 'rename-schema', schema: sub, newName };
        case 'OBJECT_TYPE':
          return { kind: 'rename-type', type: nameOfObject(fields.object), newName, form: 'type' };
        case 'OBJECT_DOMAIN':
          return { kind: 'rename-type', type: nameOfObject(fields.object), newName, form: 'domain' };
        default: {
          const objectKind = objectKindOf(fields.renameType);
          if (has(fields, 'relation') && sub !== '')
            return { kind: 'rename-object', objectKind, name: { name: sub }, newName, table: relation };
          const name = has(fields, 'relation') ? relation : nameOfObject(fields.object);
          return {
            kind: 'rename-object',
            objectKind,
            name: name.name === '' ? { name: sub } : name,
            newName,
          };
        }
      }
    })(),
  ];
};

/** ALTER … SET SCHEMA. */
export const setSchema: Mapper = (fields) => {
  const schema = textAt(fields, 'newschema');
  const name = has(fields, 'relation')
    ? nameOfRange(nodeAt(fields, 'relation'))
    : nameOfObject(fields.object);
  if (fields.objectType === 'OBJECT_TABLE') return [{ kind: 'set-table-schema', table: name, schema }];
  return [{ kind: 'set-object-schema', objectKind: objectKindOf(fields.objectType), name, schema }];
};

/** ALTER … OWNER TO, for what is no table. */
export const setOwner: Mapper = (fields) => [
  {
    kind: 'set-owner',
    table: has(fields, 'relation') ? nameOfRange(nodeAt(fields, 'relation')) : nameOfObject(fields.object),
    owner: textAt(nodeAt(fields, 'newowner'), 'rolename'),
    objectKind: objectKindOf(fields.objectType),
  },
];

/** `OBJECT_MATVIEW` → `materialized view`, `OBJECT_EVENT_TRIGGER` → `event trigger`. */
export function objectKindOf(objectType: unknown): string {
  if (typeof objectType !== 'string') return 'object';
  const words = objectType.replace('OBJECT_', '').toLowerCase().replaceAll('_', ' ');
  return words === 'matview' ? 'materialized view' : words;
}

/** The name in an unwrapped or wrapped object field. */
export function bareNameOf(object: unknown): string {
  return textAt(fieldsOf(object, 'String') ?? {}, 'sval') || nameOfObject(object).name;
}
