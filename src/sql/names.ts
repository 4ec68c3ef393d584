import type { Name } from '../domain/operation/name.ts';
import { fieldsOf, listAt, type Node, stringOf, textAt, unwrap } from './node.ts';

/** The name in a `RangeVar`. */
export function nameOfRange(range: Node): Name {
  const schema = textAt(range, 'schemaname');
  return named(textAt(range, 'relname'), schema);
}

/** A name given as a list of strings: `schema`, `name`; a database in front is left out. */
export function nameOfParts(parts: readonly string[]): Name {
  return named(parts.at(-1) ?? '', parts.at(-2) ?? '');
}

/** The name of an object in a DROP, COMMENT, GRANT or RENAME: a list, a string, a type or a function's signature. */
export function nameOfObject(object: unknown): Name {
  const { kind, fields } = unwrap(object);
  switch (kind) {
    case 'List':
      return nameOfParts(partsOf(listAt(fields, 'items')));
    case 'String':
      return { name: textAt(fields, 'sval') };
    case 'TypeName':
      return nameOfParts(partsOf(listAt(fields, 'names')));
    case 'ObjectWithArgs':
      return nameOfParts(partsOf(listAt(fields, 'objname')));
    case 'RangeVar':
      return nameOfRange(fields);
    default:
      return { name: '' };
  }
}

/** The table of a column, trigger, policy or rule: the tree gives `schema`, `table`, `trigger` in one list. */
export function ownerOf(object: unknown): Name {
  return nameOfParts(partsOf(listAt(fieldsOf(object, 'List') ?? {}, 'items')).slice(0, -1));
}

/** The strings in a list of nodes; what is not a string is left out. */
export function partsOf(items: readonly unknown[]): readonly string[] {
  return items.flatMap((item) => (fieldsOf(item, 'String') === undefined ? [] : [stringOf(item)]));
}

function named(name: string, schema: string): Name {
  return schema === '' ? { name } : { schema, name };
}
