import { type Name, UNKNOWN_NAME } from '../domain/operation/name.ts';
import type { Operation } from '../domain/operation/operation.ts';
import type { Statement } from '../domain/script.ts';
import {
  type Catalogue,
  candidates,
  type Fate,
  findIndex,
  findTable,
  findType,
  findView,
  isSurelyNew,
  keyOf,
  MOST_TABLES,
  type Table,
} from './catalogue.ts';
import type { OperationContext } from './context.ts';
import { hasName } from './mentions.ts';
import { isMember, keyOfMember, keyOfThing, type MemberThing, type NamedThing, type Thing } from './thing.ts';
import { useOf } from './thing-use.ts';

/** The first thing that an operation fails without and that is certainly not there. */
export function missingFor(operation: Operation, catalogue: Catalogue): Thing | undefined {
  return useOf(operation).needs.find((thing) => isThere(thing, catalogue) === false);
}

/** The same at its place; none where what is there is not certain, or the statement says IF EXISTS. */
export function missingIn({
  operation,
  catalogue,
  source,
  statement,
}: Pick<OperationContext, 'operation' | 'catalogue' | 'source' | 'statement'>): Thing | undefined {
  if (isConditional(statement) || /\balter\s+[a-z ]+\sif\s+exists\b/i.test(source)) return undefined;
  return missingFor(operation, catalogue);
}

/** What an operation makes and that is certainly there already, so that it fails. */
export function presentFor(operation: Operation, catalogue: Catalogue): Thing | undefined {
  const { makes, lenient } = useOf(operation);
  return lenient
    ? undefined
    : makes.find((thing) => isKnownThere(placed(thing, catalogue), catalogue) === true);
}

/**
 * Whether what happens at a statement is certain: what a block of code or a function does may depend on a condition,
 * which was written to ask just this.
 */
export function isConditional({ operations }: Statement): boolean {
  const [first] = operations;
  return (
    first?.kind === 'do-block' || (operations.length > 1 && ['select', 'call'].includes(first?.kind ?? ''))
  );
}

/** Whether a thing is there: `undefined` where that is not known. */
export function isThere(thing: Thing, catalogue: Catalogue): boolean | undefined {
  return isMember(thing) ? isMemberThere(thing, catalogue) : isNamedThere(thing, catalogue);
}

/** The same, but `false` says no more than that nothing tells of it: for those who ask only what is there. */
function isKnownThere(thing: Thing, catalogue: Catalogue): boolean | undefined {
  return isMember(thing) ? isMemberThere(thing, catalogue) : isNamedKnown(thing, catalogue);
}

/** What is made now without a schema is made in the first one, whatever the others have. */
function placed(thing: Thing, { searchPath }: Catalogue): Thing {
  if (isMember(thing) || thing.name.schema !== undefined) return thing;
  return { ...thing, name: { schema: searchPath[0] ?? 'public', name: thing.name.name } };
}

function isNamedThere(thing: NamedThing, catalogue: Catalogue): boolean | undefined {
  const known = isNamedKnown(thing, catalogue);
  if (known !== false) return known;
  return hasFate(thing, 'gone', catalogue) || isKnownWhole(thing, catalogue) ? false : undefined;
}

function isNamedKnown(thing: NamedThing, catalogue: Catalogue): boolean | undefined {
  if (thing.name.name.includes(UNKNOWN_NAME) || hasFate(thing, 'doubtful', catalogue)) return undefined;
  return isKnown(thing, catalogue);
}

function hasFate(thing: NamedThing, fate: Fate, { fates, searchPath }: Catalogue): boolean {
  if (fates.size === 0) return false;
  return candidates(thing.name, searchPath).some((each) => fates.get(keyOfThing(thing, each)) === fate);
}

/** Whether it is in the catalogue; `undefined` where something else is, under its name. */
function isKnown({ what, name }: NamedThing, catalogue: Catalogue): boolean | undefined {
  if (what === 'type') return findType(catalogue, name) !== undefined;
  const isTable = findTable(catalogue, name) !== undefined;
  if (isTable && (what === 'table' || what === 'relation')) return true;
  const isView = findView(catalogue, name) !== undefined;
  if (isView && (what === 'view' || what === 'relation')) return true;
  const isIndex = findIndex(catalogue, name) !== undefined;
  if (what === 'index' && (isIndex || isConstraintIndex(name, catalogue))) return true;
  return isTable || isView || isIndex ? undefined : false;
}

/** A key has an index of its name, in its table's schema. */
function isConstraintIndex({ schema, name }: Name, { tables, searchPath }: Catalogue): boolean {
  if (tables.size > MOST_TABLES) return false;
  const schemas = schema === undefined ? searchPath : [schema];
  return tables
    .values()
    .some((table) => table.constraints.has(name) && schemas.includes(table.name.schema ?? 'public'));
}

/** Whether the catalogue has everything of the kind that there may be under the name. */
function isKnownWhole({ what, name }: NamedThing, catalogue: Catalogue): boolean {
  const { whole, extended, tables, hasPartitions } = catalogue;
  if (whole !== true || tables.size > MOST_TABLES || !isSchemaOfOurs(name, catalogue)) return false;
  if (what === 'type' ? extended !== undefined : extended === 'relations' || name.name.startsWith('pg_'))
    return false;
  // Those of a partition, or brought by LIKE, have names that PostgreSQL makes up.
  if (what === 'index' && (hasPartitions === true || !tables.values().every(({ complete }) => complete)))
    return false;
  return !isThereElsewhere(name, catalogue);
}

/** A tool may set the search path itself, so that a name with a schema and one without may mean the same. */
function isThereElsewhere({ name }: Name, { tables, views, indexes, types }: Catalogue): boolean {
  const maps = [tables, views, indexes, types];
  // Where there are too many to look through, nothing is claimed.
  if (maps.some(({ size }) => size > MOST_TABLES)) return true;
  return maps.some((map) => hasName(map, name));
}

/** Other schemas may be somebody else's, such as an extension's or a platform's. */
function isSchemaOfOurs({ schema }: Name, { searchPath, tables }: Catalogue): boolean {
  const schemas = schema === undefined ? searchPath : [schema];
  return schemas.every(
    (each) => each === 'public' || tables.values().some(({ name }) => name.schema === each),
  );
}

function isMemberThere(thing: MemberThing, catalogue: Catalogue): boolean | undefined {
  const { what, of, name } = thing;
  if (what === 'enum-value') return isValueThere(of, name, catalogue);
  const table = findTable(catalogue, of);
  if (table === undefined)
    return what === 'trigger' && findView(catalogue, of)?.triggers.has(name) === true ? true : undefined;
  if (catalogue.fates.get(`relation ${keyOf(table.name)}`) === 'doubtful') return undefined;
  const fate = table.fates.get(keyOfMember(thing));
  if (fate === 'doubtful') return undefined;
  const known = isMemberKnown(what, name, table);
  if (known !== false) return known;
  return fate === 'gone' || isTableWhole(what, name, table, catalogue) ? false : undefined;
}

function isMemberKnown(what: MemberThing['what'], name: string, table: Table): boolean | undefined {
  switch (what) {
    case 'column': {
      const column = table.columns.get(name);
      // Of a column without a type it is only known that something was done to it.
      return column === undefined ? false : column.type === undefined ? undefined : true;
    }
    case 'constraint':
      return table.constraints.has(name) || table.triggers.has(name);
    case 'trigger':
      return table.triggers.has(name);
    case 'policy':
      return table.policies.has(name);
    case 'enum-value':
      return undefined;
  }
}

function isTableWhole(what: MemberThing['what'], name: string, table: Table, { whole }: Catalogue): boolean {
  if (whole !== true && !isSurelyNew(table)) return false;
  if (what === 'column') return table.complete && (table.partitionOf === undefined || whole === true);
  // A partition has those of its table, under names that are not kept.
  if (table.partitionOf !== undefined) return false;
  // From PostgreSQL 18 on every NOT NULL is a constraint with a name.
  return what !== 'constraint' || (table.complete && !name.endsWith('_not_null'));
}

function isValueThere(type: Name, value: string, catalogue: Catalogue): boolean | undefined {
  const known = findType(catalogue, type);
  if (known?.values === undefined || catalogue.fates.get(`type ${keyOf(known.name)}`) === 'doubtful')
    return undefined;
  return known.values.includes(value);
}
