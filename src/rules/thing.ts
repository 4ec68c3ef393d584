import { type Name, printName } from '../domain/operation/name.ts';
import { type Catalogue, findIndex, findTable, findType, findView, keyOf } from './catalogue.ts';

/** Something with a name that operations make, use and take away. */
export type Thing = NamedThing | MemberThing;

/**
 * What has a name in a schema. Tables, views and indexes share their names, so a `relation` is any of the three;
 * a `table` is one that no view may stand in for.
 */
export interface NamedThing {
  readonly what: 'table' | 'relation' | 'view' | 'index' | 'type';
  readonly name: Name;
}

/** What belongs to a table, a view or an enum, and has its name there. */
export interface MemberThing {
  readonly what: 'column' | 'constraint' | 'trigger' | 'policy' | 'enum-value';
  readonly of: Name;
  readonly name: string;
}

/** The key of a thing in `Catalogue.fates`, by its full name. */
export function keyOfThing(thing: NamedThing, name: Name): string {
  return `${thing.what === 'type' ? 'type' : 'relation'} ${keyOf(name)}`;
}

/** The key of a thing in its table's `fates`. */
export function keyOfMember({ what, name }: MemberThing): string {
  return `${what} ${name}`;
}

export function isMember(thing: Thing): thing is MemberThing {
  return 'of' in thing;
}

/** `Column `note` of `orders``, for the beginning of a sentence. */
export function printThing(thing: Thing, catalogue: Catalogue): string {
  const code = (name: Name) => `\`${printName(name)}\``;
  if (!isMember(thing)) return `${wordFor(thing, catalogue)} ${code(thing.name)}`;
  if (thing.what === 'enum-value') return `Value '${thing.name}' of ${code(thing.of)}`;
  const word = `${thing.what.charAt(0).toUpperCase()}${thing.what.slice(1)}`;
  return `${word} ${code({ name: thing.name })} of ${code(thing.of)}`;
}

function wordFor({ what, name }: NamedThing, catalogue: Catalogue): string {
  if (what === 'type') return findType(catalogue, name)?.form === 'domain' ? 'Domain' : 'Type';
  if (findView(catalogue, name) !== undefined) return 'View';
  if (findIndex(catalogue, name) !== undefined) return 'Index';
  if (findTable(catalogue, name) !== undefined) return 'Table';
  return { table: 'Table', relation: 'Table', view: 'View', index: 'Index' }[what];
}
