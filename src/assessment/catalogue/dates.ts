import type { Name } from '../../domain/operation/name.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import { type Catalogue, type Dated, findTable } from '../../rules/catalogue.ts';
import { withEntry } from '../../rules/layered-map.ts';
import { withTable } from './edit.ts';
import type { Moment } from './origin.ts';

/** How a comment says that something is not to be used any more. */
const DEPRECATED = /\bdeprecated?\b/i;

/**
 * The catalogue with the day on which an operation changed a table or one of its columns, or said that it is
 * deprecated; since when they are there is kept as they are made. Writing rows changes neither.
 */
export function foldDates(catalogue: Catalogue, operation: Operation, { day }: Moment): Catalogue {
  if (day === undefined) return catalogue;
  switch (operation.kind) {
    case 'rename-column':
      return dated(catalogue, operation.table, operation.newName, { changed: day });
    case 'alter-column-type':
    case 'set-not-null':
    case 'drop-not-null':
    case 'set-default':
    case 'drop-default':
    case 'add-identity':
    case 'drop-identity':
      return dated(catalogue, operation.table, operation.column, { changed: day });
    case 'add-column':
    case 'drop-column':
    case 'add-constraint':
    case 'drop-constraint':
    case 'rename-constraint':
    case 'validate-constraint':
      return dated(catalogue, operation.table, undefined, { changed: day });
    case 'rename-table':
      return dated(catalogue, { ...operation.table, name: operation.newName }, undefined, { changed: day });
    case 'comment': {
      const { objectKind, name, table, text } = operation;
      if (name === undefined || text === undefined || !DEPRECATED.test(text)) return catalogue;
      if (objectKind === 'table') return deprecated(catalogue, name, undefined, day);
      return objectKind === 'column' && table !== undefined
        ? deprecated(catalogue, table, name.name, day)
        : catalogue;
    }
    default:
      return catalogue;
  }
}

/** The first time counts. */
function deprecated(catalogue: Catalogue, name: Name, column: string | undefined, day: string): Catalogue {
  const table = findTable(catalogue, name);
  const known = column === undefined ? table : table?.columns.get(column);
  return known === undefined || known.deprecated !== undefined
    ? catalogue
    : dated(catalogue, name, column, { deprecated: day });
}

/** A change of a column is one of its table. */
function dated(catalogue: Catalogue, name: Name, column: string | undefined, dates: Dated): Catalogue {
  const table = findTable(catalogue, name);
  if (table === undefined) return catalogue;
  if (column === undefined)
    return isDated(table, dates) ? catalogue : withTable(catalogue, { ...table, ...dates });
  const known = table.columns.get(column);
  if (known === undefined || (isDated(known, dates) && isDated(table, { changed: dates.changed })))
    return catalogue;
  return withTable(catalogue, {
    ...table,
    ...('changed' in dates ? { changed: dates.changed } : {}),
    columns: withEntry(table.columns, column, { ...known, ...dates }),
  });
}

/** Whether all of it is said of it already: one migration often changes a table several times. */
function isDated(
  known: Dated,
  {
    changed = known.changed,
    deprecated = known.deprecated,
  }: { readonly [K in keyof Dated]?: string | undefined },
): boolean {
  return known.changed === changed && known.deprecated === deprecated;
}
