import { type Name, printName } from '../../domain/operation/name.ts';
import {
  type Catalogue,
  type Column,
  candidates,
  findTable,
  keyOf,
  type Table,
} from '../../rules/catalogue.ts';
import { withEntry, withoutKey } from './layered-map.ts';

export const EMPTY_CATALOGUE: Catalogue = {
  tables: new Map(),
  indexes: new Map(),
  types: new Map(),
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
      name: placeOf(catalogue, name),
      origin: 'base',
      columns: new Map(),
      constraints: new Map(),
    }
  );
}

export function withTable(catalogue: Catalogue, table: Table): Catalogue {
  const tables = withEntry(catalogue.tables, keyOf(table.name), table);
  return {
    ...catalogue,
    tables,
    ...(table.origin === 'temporary' ? { hasTemporary: true } : {}),
    ...(table.partitionOf === undefined ? {} : { hasPartitions: true }),
  };
}

/** The catalogue with something learnt of a column; a column that is not known yet is the base branch's. */
export function withColumn(
  catalogue: Catalogue,
  tableName: Name,
  name: string,
  learnt: Partial<Column>,
): Catalogue {
  const table = knownTable(catalogue, tableName);
  const before: Column = table.columns.get(name) ?? { name, origin: 'base', backfilled: false };
  return withTable(catalogue, {
    ...table,
    columns: withEntry(table.columns, name, { ...before, ...learnt }),
  });
}

/** The catalogue with a table under another name; its indexes follow. */
export function withTableMoved(catalogue: Catalogue, from: Name, to: Name): Catalogue {
  const table = knownTable(catalogue, from);
  const moved = withTable(
    { ...catalogue, tables: withoutName(catalogue.tables, from, catalogue) },
    { ...table, name: to },
  );
  const old = printName(table.name);
  const indexes = [...catalogue.indexes].map(([key, index]) => {
    if (printName(index.table) !== old) return [key, index] as const;
    // An index is always in its table's schema.
    const name = { ...to, name: index.name.name };
    return [keyOf(name), { ...index, name, table: to }] as const;
  });
  return { ...moved, indexes: new Map(indexes) };
}
