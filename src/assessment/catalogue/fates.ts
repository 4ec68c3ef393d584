import type { Operation } from '../../domain/operation/operation.ts';
import { type Catalogue, type Fate, findTable, findType, findView } from '../../rules/catalogue.ts';
import { withEntry, withoutKey } from '../../rules/layered-map.ts';
import { isMember, keyOfMember, keyOfThing, type MemberThing, type NamedThing } from '../../rules/thing.ts';
import { useOf } from '../../rules/thing-use.ts';
import { placeOf, withTable } from './edit.ts';
import type { Moment } from './origin.ts';

/** Extensions that make neither tables nor views (their scripts in PostgreSQL's `contrib`, and pgvector's). */
const WITHOUT_RELATIONS: ReadonlySet<string> = new Set(
  `btree_gin btree_gist citext cube dict_int earthdistance fuzzystrmatch hstore intarray isn lo ltree pg_trgm pgcrypto
   plpgsql seg tablefunc unaccent uuid-ossp vector`.split(/\s+/),
);

/**
 * The catalogue with what an operation says of names: those that it takes away are gone, those that it makes are
 * not, and where it depends on a condition nothing is certain of either.
 *
 * @param before the catalogue before it, in which the names are looked up.
 */
export function foldFates(
  after: Catalogue,
  operation: Operation,
  before: Catalogue,
  { conditional }: Moment,
): Catalogue {
  if (operation.kind === 'create-extension') return withExtension(after, operation.extension);
  if (operation.kind === 'create-object' && operation.objectKind === 'foreign table')
    return { ...after, extended: 'relations' };
  const { makes, removes } = useOf(operation);
  const isDoubtful = conditional || dependsOnTable(operation, before);
  const removed: Fate = isDoubtful ? 'doubtful' : 'gone';
  const made = isDoubtful ? 'doubtful' : undefined;
  let known = after;
  for (const thing of removes)
    known = isMember(thing) ? withMemberFate(known, thing, removed) : withFate(known, before, thing, removed);
  for (const thing of makes)
    known = isMember(thing) ? withMemberFate(known, thing, made) : withFate(known, before, thing, made);
  return known;
}

/** ALTER TABLE IF EXISTS … RENAME of a table that is not known. */
function dependsOnTable(operation: Operation, before: Catalogue): boolean {
  return (
    operation.kind === 'rename-table' &&
    operation.ifExists &&
    findTable(before, operation.table) === undefined
  );
}

function withExtension(catalogue: Catalogue, extension: string): Catalogue {
  if (catalogue.extended === 'relations') return catalogue;
  return { ...catalogue, extended: WITHOUT_RELATIONS.has(extension) ? 'types' : 'relations' };
}

function withFate(
  catalogue: Catalogue,
  before: Catalogue,
  thing: NamedThing,
  fate: Fate | undefined,
): Catalogue {
  const { name } = thing;
  const found =
    thing.what === 'type' ? findType(before, name) : (findTable(before, name) ?? findView(before, name));
  const place = fate === undefined ? placeOf(before, name) : (found?.name ?? placeOf(before, name));
  // A temporary table hides another one only as long as the session.
  if (place.schema === 'pg_temp') return catalogue;
  const fates = changed(catalogue.fates, keyOfThing(thing, place), fate);
  return fates === catalogue.fates ? catalogue : { ...catalogue, fates };
}

function withMemberFate(catalogue: Catalogue, thing: MemberThing, fate: Fate | undefined): Catalogue {
  if (thing.what === 'enum-value') return fate === 'doubtful' ? withFateOfEnum(catalogue, thing) : catalogue;
  const table = findTable(catalogue, thing.of);
  if (table === undefined) return catalogue;
  const fates = changed(table.fates, keyOfMember(thing), fate);
  return fates === table.fates ? catalogue : withTable(catalogue, { ...table, fates });
}

/** Its values depend on a condition from then on. */
function withFateOfEnum(catalogue: Catalogue, { of }: MemberThing): Catalogue {
  return withFate(catalogue, catalogue, { what: 'type', name: of }, 'doubtful');
}

function changed(
  fates: ReadonlyMap<string, Fate>,
  key: string,
  fate: Fate | undefined,
): ReadonlyMap<string, Fate> {
  return fate === undefined ? withoutKey(fates, key) : withEntry(fates, key, fate);
}
