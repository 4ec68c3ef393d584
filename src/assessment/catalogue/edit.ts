import { type Name, sameName } from '../../domain/operation/name.ts';
import {
  type Catalogue,
  type Column,
  candidates,
  findTable,
  keyOf,
  type Table,
} from '../../rules/catalogue.ts';
import { withChanges, withEntry, withoutKey } from '../../rules/layered-map.ts';
import { indexesOn, partitionsNaming, tablesPointingTo, viewsReading } from '../../rules/mentions.ts';

export const EMPTY_CATALOGUE: Catalogue = {
  tables: new Map(),
  views: new Map(),
  indexes: new Map(),
  types: new Map(),
  fates: new Map(),
  searchPath: ['public'],
};

/** Where a name that is made now is put. */
export function placeOf({ searchPath }: Catalogue, name: Name, temporary = false): Name {
  if (temporary) return { schema: 'pg_temp', name: name.name };
  return name.schema === undefined ? { schema: searchPath[0] ?? 'public', name: name.name } : name;
}

/** The same map without what a name resolves to. */
export function withoutName<T>(
  map: ReadonlyMap<string, T>,
  name: Name,
  { searchPath }: Catalogue,
): ReadonlyMap<string, T> {
  const key = candidates(name, searchPath)
    .map(keyOf)
    .find((candidate) => map.has(candidate));
  return key === undefined ? map : withoutKey(map, key);
}

/** What is known of a table; one that is not known yet is taken to be the base branch's. */
export function knownTable(catalogue: Catalogue, name: Name): Table {
  return (
    findTable(catalogue, name) ?? {
      ...EMPTY_TABLE,
      name: placeOf(catalogue, name),
      origin: 'base',
    }
  );
}

/** A table of which nothing is known. */
export const EMPTY_TABLE = {
  columns: new Map(),
  constraints: new Map(),
  triggers: new Map(),
  policies: new Map(),
  fates: new Map(),
  complete: false,
} as const satisfies Partial<Table>;

export function withTable(catalogue: Catalogue, table: Table): Catalogue {
  const tables = withEntry(catalogue.tables, keyOf(table.name), table);
  return {
    ...catalogue,
    tables,
    ...(table.origin === 'temporary' ? { hasTemporary: true } : {}),
    ...(table.partitionOf === undefined ? {} : { hasPartitions: true }),
  };
}

/** A column of which nothing is known. */
export function unknownColumn(name: string): Column {
  return { name, origin: 'base', backfilled: false };
}

/** The catalogue with something learnt of a column; a column that is not known yet is the base branch's. */
export function withColumn(
  catalogue: Catalogue,
  tableName: Name,
  name: string,
  learnt: Partial<Column>,
): Catalogue {
  return withColumns(catalogue, tableName, [name], learnt);
}

/** The same of several columns. */
export function withColumns(
  catalogue: Catalogue,
  tableName: Name,
  names: readonly string[],
  learnt: Partial<Column>,
): Catalogue {
  if (names.length === 0) return catalogue;
  const table = knownTable(catalogue, tableName);
  const columns = withChanges(
    table.columns,
    names.map((name) => [name, { ...(table.columns.get(name) ?? unknownColumn(name)), ...learnt }]),
  );
  return withTable(catalogue, { ...table, columns });
}

/** The catalogue with a table under another name; its indexes follow, and so do the views and keys that name it. */
export function withTableMoved(catalogue: Catalogue, from: Name, to: Name): Catalogue {
  const table = knownTable(catalogue, from);
  const moved = withTable(
    { ...catalogue, tables: withoutName(catalogue.tables, from, catalogue) },
    { ...table, name: to },
  );
  const indexes = withIndexesMoved(catalogue.indexes, table.name, to);
  return {
    ...moved,
    tables: withReferences(moved.tables, table.name, to),
    views: withReads(catalogue.views, table.name, to),
    indexes,
    // What was forgotten is there all the same.
    ...(indexes.size < catalogue.indexes.size ? { whole: false } : {}),
  };
}

/** More indexes of one table are forgotten when it gets another name: nobody has as many. */
const MOST_INDEXES = 50;

/** An index is always in its table's schema. */
function withIndexesMoved(indexes: Catalogue['indexes'], from: Name, to: Name): Catalogue['indexes'] {
  const moved = indexesOn(indexes, from.name).filter((index) => sameName(index.table, from));
  const gone = moved.map(({ name }) => [keyOf(name), undefined] as const);
  if (moved.length > MOST_INDEXES) return withChanges(indexes, gone);
  const there = moved.map((index) => {
    const name = { ...to, name: index.name.name };
    return [keyOf(name), { ...index, name, table: to }] as const;
  });
  return withChanges(indexes, [...gone, ...there]);
}

/** The foreign keys and partitions of other tables that name one which has another name now. */
function withReferences(tables: Catalogue['tables'], from: Name, to: Name): Catalogue['tables'] {
  let changed = tables;
  for (const table of [...tablesPointingTo(tables, from.name), ...partitionsNaming(tables, from.name)]) {
    const now = changed.get(keyOf(table.name)) ?? table;
    changed = withEntry(changed, keyOf(table.name), withReferencesMoved(now, from, to));
  }
  return changed;
}

function withReferencesMoved(table: Table, from: Name, to: Name): Table {
  const { partitionOf } = table;
  const constraints = [...table.constraints].map(([name, known]) => {
    const { constraint } = known;
    const names = constraint.type === 'foreign-key' && sameName(constraint.references, from);
    return [name, names ? { ...known, constraint: { ...constraint, references: to } } : known] as const;
  });
  const moved = { ...table, constraints: new Map(constraints) };
  if (partitionOf === undefined || !sameName(partitionOf.parent, from)) return moved;
  return { ...moved, partitionOf: { ...partitionOf, parent: to } };
}

/** The views, where they read one of which the name is another now. */
export function withReads(views: Catalogue['views'], from: Name, to: Name): Catalogue['views'] {
  const follow = (name: Name) => (sameName(name, from) ? to : name);
  let changed = views;
  for (const view of viewsReading(views, from.name))
    changed = withEntry(changed, keyOf(view.name), { ...view, reads: view.reads.map(follow) });
  return changed;
}
