import type { Constraint } from '../domain/operation/constraint.ts';
import { type Name, printName, sameName } from '../domain/operation/name.ts';
import {
  type Catalogue,
  findTable,
  findView,
  keyOf,
  MOST_TABLES,
  type Table,
  type View,
} from './catalogue.ts';
import { partitionsNaming, tablesPointingTo, tablesWithType, viewsReading } from './mentions.ts';

type ForeignKey = Extract<Constraint, { readonly type: 'foreign-key' }>;

/** The full name of a table where it is known, so that two names of it are equal. */
export function resolved(catalogue: Catalogue, name: Name): Name {
  return findTable(catalogue, name)?.name ?? { schema: name.schema ?? 'public', name: name.name };
}

/** Whether two names mean one table. */
export function sameTable(catalogue: Catalogue, a: Name, b: Name): boolean {
  return keyOf(resolved(catalogue, a)) === keyOf(resolved(catalogue, b));
}

/** The foreign keys of a table that are known. */
export function foreignKeysOf(catalogue: Catalogue, table: Name): readonly ForeignKey[] {
  return [...(findTable(catalogue, table)?.constraints.values() ?? [])].flatMap(({ constraint }) =>
    constraint.type === 'foreign-key' ? constraint : [],
  );
}

/** The tables that a table points to. */
export function parentsOf(catalogue: Catalogue, table: Name): readonly Name[] {
  return distinct(foreignKeysOf(catalogue, table).map((key) => resolved(catalogue, key.references))).filter(
    (parent) => !sameTable(catalogue, parent, table),
  );
}

/** The tables that are known to point to a table; to one of its columns only, where that is given. */
export function childrenOf(catalogue: Catalogue, table: Name, column?: string): readonly Name[] {
  const parent = resolved(catalogue, table);
  return tablesPointingTo(catalogue.tables, parent.name).flatMap(({ name, constraints }) =>
    !sameName(name, parent) && pointsTo(constraints, parent, catalogue, column) ? [name] : [],
  );
}

function pointsTo(
  constraints: Table['constraints'],
  parent: Name,
  catalogue: Catalogue,
  column: string | undefined,
): boolean {
  for (const { constraint } of constraints.values())
    if (
      constraint.type === 'foreign-key' &&
      sameName(resolved(catalogue, constraint.references), parent) &&
      concerns(constraint, column)
    )
      return true;
  return false;
}

/** A foreign key that names no column points to the primary key, which any column may be in. */
function concerns({ referencedColumns }: ForeignKey, column: string | undefined): boolean {
  return column === undefined || referencedColumns.length === 0 || referencedColumns.includes(column);
}

/** The partitions of a table that are known; only the default one, where that is asked for. */
export function partitionsOf(catalogue: Catalogue, table: Name, only?: 'default'): readonly Name[] {
  if (catalogue.hasPartitions !== true) return [];
  const parent = resolved(catalogue, table);
  return partitionsNaming(catalogue.tables, parent.name)
    .filter(
      ({ partitionOf }) =>
        partitionOf !== undefined &&
        sameName(resolved(catalogue, partitionOf.parent), parent) &&
        (only === undefined || partitionOf.isDefault),
    )
    .map(({ name }) => name);
}

/** The partitions of a table and theirs, each after its parent; undefined where there are more than so many, or too many tables to look. */
export function partitionsBelow(
  catalogue: Catalogue,
  table: Name,
  most: number,
): readonly Name[] | undefined {
  if (catalogue.hasPartitions !== true) return [];
  if (catalogue.tables.size > MOST_TABLES) return undefined;
  if (partitionsNaming(catalogue.tables, table.name).length > most) return undefined;
  const below: Name[] = [...partitionsOf(catalogue, table)];
  // What is added on the way is gone through, too.
  for (const partition of below) {
    if (below.length > most) return undefined;
    below.push(...partitionsOf(catalogue, partition));
  }
  return below;
}

/** The views that read a table or view, and those that read them. */
export function viewsOn(catalogue: Catalogue, name: Name): readonly Name[] {
  const found = new Set<View>();
  const open = [(findTable(catalogue, name) ?? findView(catalogue, name))?.name ?? name];
  for (let read = open.pop(); read !== undefined; read = open.pop())
    for (const view of viewsReading(catalogue.views, read.name)) {
      const of = read;
      if (found.has(view) || !view.reads.some((each) => sameName(each, of))) continue;
      found.add(view);
      open.push(view.name);
    }
  return [...found].map((view) => view.name);
}

/** The tables with a column of a type of one's own. */
export function tablesUsing(catalogue: Catalogue, type: Name): readonly Name[] {
  return tablesWithType(catalogue.tables, type.name)
    .filter((table) => uses(table, type))
    .map(({ name }) => name);
}

function uses({ columns }: Table, type: Name): boolean {
  return [...columns.values()].some(
    (column) =>
      column.type?.name === type.name && (column.type.schema ?? 'public') === (type.schema ?? 'public'),
  );
}

/** The same names, each once. */
export function distinct(names: readonly Name[]): readonly Name[] {
  return [...new Map(names.map((name) => [printName(name), name])).values()];
}
