import { type Name, sameName } from '../../domain/operation/name.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import { type Catalogue, findTable, findView, keyOf, type Table } from '../../rules/catalogue.ts';
import { viewsOn } from '../../rules/dependants.ts';
import { withChanges } from '../../rules/layered-map.ts';
import {
  tablesCalling,
  tablesPointingTo,
  tablesSaying,
  tablesWithType,
  viewsReading,
  wordsOf,
} from '../../rules/mentions.ts';
import { EMPTY_CATALOGUE, placeOf, withTable } from './edit.ts';

/**
 * The catalogue without what goes with what an operation takes away, where it says CASCADE. Where that cannot be
 * told, nothing more is claimed of what may have gone.
 *
 * @param before the catalogue before it, in which the names are looked up.
 */
export function foldCascade(after: Catalogue, operation: Operation, before: Catalogue): Catalogue {
  switch (operation.kind) {
    case 'drop-schema':
      return withoutSchema(after, operation.schema);
    case 'rename-schema':
      // What was in it is somewhere else: nothing is known of either.
      return { ...withoutSchema(withoutSchema(after, operation.schema), operation.newName), whole: false };
    case 'drop-owned':
    case 'drop-extension':
      return operation.cascade ? { ...EMPTY_CATALOGUE, searchPath: after.searchPath } : after;
    default:
      return 'cascade' in operation && operation.cascade ? foldCascading(after, operation, before) : after;
  }
}

function foldCascading(after: Catalogue, operation: Operation, before: Catalogue): Catalogue {
  switch (operation.kind) {
    case 'drop-table': {
      const gone = findTable(before, operation.table)?.name ?? placeOf(before, operation.table);
      return withDoubt(withoutViewsOn(withoutKeysTo(after, gone), gone), gone.name);
    }
    case 'drop-view': {
      const gone = findView(before, operation.view)?.name ?? placeOf(before, operation.view);
      return withDoubt(withoutViewsOn(after, gone), gone.name);
    }
    case 'drop-column': {
      const table = findTable(before, operation.table);
      if (table === undefined) return after;
      const { column } = operation;
      const rest = withoutKeysTo(after, table.name, [column], primaryKeyOf(table));
      return withDoubt(withDoubtfulViews(rest, table.name, column), column);
    }
    case 'drop-constraint': {
      const table = findTable(before, operation.table);
      const known = table?.constraints.get(operation.constraint)?.constraint;
      if (table === undefined || known === undefined || !('columns' in known)) return after;
      return withoutKeysTo(after, table.name, known.columns, primaryKeyOf(table));
    }
    case 'drop-type':
      return withoutColumnsOf(after, operation.type);
    case 'drop-function':
      return withDoubt(withoutTriggersCalling(after, operation.function), operation.function.name);
    case 'drop-sequence':
      return after;
    default:
      return { ...after, whole: false };
  }
}

/** Without everything in a schema. */
function withoutSchema(catalogue: Catalogue, schema: string): Catalogue {
  const outside = <T extends { readonly name: Name }>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...map].filter(([, { name }]) => (name.schema ?? 'public') !== schema));
  return {
    ...catalogue,
    tables: outside(catalogue.tables),
    views: outside(catalogue.views),
    indexes: outside(catalogue.indexes),
    types: outside(catalogue.types),
  };
}

/** The catalogue with some of its tables changed. */
function mapTables(
  catalogue: Catalogue,
  tables: readonly Table[],
  change: (table: Table) => Table,
): Catalogue {
  let known = catalogue;
  for (const table of tables) {
    const changed = change(table);
    if (changed !== table) known = withTable(known, changed);
  }
  return known;
}

/** Entries of a map that stay; the same map where all do. */
function keeping<T>(map: ReadonlyMap<string, T>, stays: (entry: T) => boolean): ReadonlyMap<string, T> {
  for (const entry of map.values())
    if (!stays(entry)) return new Map([...map].filter(([, each]) => stays(each)));
  return map;
}

function primaryKeyOf({ constraints }: Table): readonly string[] {
  return [...constraints.values()].flatMap(({ constraint }) =>
    constraint.type === 'primary-key' ? constraint.columns : [],
  );
}

/**
 * Without the foreign keys to a table; to one of some columns only, where those are given.
 *
 * @param primary the table's key, which is meant where a foreign key names no columns.
 */
function withoutKeysTo(
  catalogue: Catalogue,
  gone: Name,
  columns?: readonly string[],
  primary: readonly string[] = [],
): Catalogue {
  const pointing = tablesPointingTo(catalogue.tables, gone.name);
  return mapTables(catalogue, pointing, (table) => {
    const constraints = keeping(table.constraints, ({ constraint }) => {
      if (constraint.type !== 'foreign-key' || !sameName(constraint.references, gone)) return true;
      const { referencedColumns } = constraint;
      const referenced = referencedColumns.length > 0 ? referencedColumns : primary;
      return columns !== undefined && !referenced.some((column) => columns.includes(column));
    });
    return constraints === table.constraints ? table : { ...table, constraints };
  });
}

/** Without the views that read a table or view, and those that read them. */
function withoutViewsOn(catalogue: Catalogue, gone: Name): Catalogue {
  const names = viewsOn(catalogue, gone);
  const views = withChanges(
    catalogue.views,
    names.map((name) => [keyOf(name), undefined]),
  );
  return { ...catalogue, views };
}

/** A view goes with a column that it reads, and which columns are whose is not kept. */
function withDoubtfulViews(catalogue: Catalogue, table: Name, column: string): Catalogue {
  const reading = viewsReading(catalogue.views, table.name).filter(
    ({ reads, columns }) =>
      reads.some((read) => sameName(read, table)) && (columns.includes(column) || columns.includes('*')),
  );
  const fates = withChanges(
    catalogue.fates,
    reading.map(({ name }) => [`relation ${keyOf(name)}`, 'doubtful']),
  );
  return { ...catalogue, fates };
}

function withoutColumnsOf(catalogue: Catalogue, type: Name): Catalogue {
  const having = tablesWithType(catalogue.tables, type.name);
  return mapTables(catalogue, having, (table) => {
    const columns = keeping(
      table.columns,
      (column) => column.type === undefined || !sameName(column.type, type),
    );
    return columns === table.columns ? table : { ...table, columns };
  });
}

function withoutTriggersCalling(catalogue: Catalogue, called: Name): Catalogue {
  const calling = tablesCalling(catalogue.tables, called.name);
  return mapTables(catalogue, calling, (table) => {
    const triggers = keeping(table.triggers, (trigger) => trigger.function.name !== called.name);
    return triggers === table.triggers ? table : { ...table, triggers };
  });
}

/** Policies and checks whose text names what is gone may have gone with it. */
function withDoubt(catalogue: Catalogue, gone: string): Catalogue {
  const word = wordsOf(gone)[0] ?? gone;
  const mentions = (text: string) => wordsOf(text).includes(word);
  return mapTables(catalogue, tablesSaying(catalogue.tables, word), (table) => {
    const doubtful = [
      ...[...table.policies.values()]
        .filter(({ text }) => mentions(text))
        .map(({ name }) => `policy ${name}`),
      ...[...table.constraints]
        .filter(([, { constraint }]) => constraint.type === 'check' && mentions(constraint.expression.text))
        .map(([name]) => `constraint ${name}`),
    ];
    if (doubtful.length === 0) return table;
    const fates = withChanges(
      table.fates,
      doubtful.map((key) => [key, 'doubtful']),
    );
    return { ...table, fates };
  });
}
