import type { Name } from '../../domain/operation/name.ts';
import { printName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, findTable, findView, keyOf, type View } from '../../rules/catalogue.ts';
import { withEntry } from '../../rules/layered-map.ts';
import { placeOf, withoutName, withReads } from './edit.ts';
import { birthAt, type Moment } from './origin.ts';

/** The catalogue with what an operation says of views and materialized views. */
export function foldView(
  catalogue: Catalogue,
  operation: OperationOf<'create-view' | 'drop-view'>,
  moment: Moment,
): Catalogue {
  const { views } = catalogue;
  if (operation.kind === 'create-view') return foldCreateView(catalogue, operation, moment);
  const gone = findView(catalogue, operation.view);
  if (gone === undefined) return catalogue;
  const indexes = [...catalogue.indexes].filter(([, { table }]) => printName(table) !== printName(gone.name));
  return {
    ...catalogue,
    views: withoutName(views, operation.view, catalogue),
    indexes: new Map(indexes),
  };
}

function foldCreateView(
  catalogue: Catalogue,
  operation: OperationOf<'create-view'>,
  moment: Moment,
): Catalogue {
  const { ifNotExists, replace, materialized } = operation;
  const name = placeOf(catalogue, operation.view);
  const known = catalogue.views.get(keyOf(name));
  if (known !== undefined && ifNotExists) return catalogue;
  const reads = operation.reads.map(
    (read) => (findTable(catalogue, read) ?? findView(catalogue, read))?.name ?? placeOf(catalogue, read),
  );
  const view: View = {
    ...birthAt(moment, ifNotExists || replace),
    // What is replaced keeps its triggers, and since when it is there.
    triggers: new Map(),
    ...known,
    name,
    materialized,
    reads,
    columns: namedColumns(catalogue, operation.columns, reads),
  };
  return { ...catalogue, views: withEntry(catalogue.views, keyOf(name), view) };
}

/** A star stands for the columns that there are when the view is made; it stays where they are not known. */
function namedColumns(
  catalogue: Catalogue,
  columns: readonly string[],
  reads: readonly Name[],
): readonly string[] {
  if (!columns.includes('*')) return columns;
  const tables = reads.map((read) => findTable(catalogue, read));
  const known = tables.flatMap((table) => (table?.complete === true ? [...table.columns.keys()] : []));
  const all = new Set([...columns, ...known]);
  if (tables.every((table) => table?.complete === true)) all.delete('*');
  return [...all];
}

/** The catalogue with a view under another name or in another schema; its indexes and the views on it follow. */
export function withViewMoved(
  catalogue: Catalogue,
  from: Name,
  change: { readonly name: string } | { readonly schema: string },
): Catalogue {
  const view = findView(catalogue, from);
  if (view === undefined) return catalogue;
  const to = { ...view.name, ...change };
  const old = printName(view.name);
  const views = withEntry(withoutName(catalogue.views, from, catalogue), keyOf(to), { ...view, name: to });
  const indexes = [...catalogue.indexes].map(([key, index]) => {
    if (printName(index.table) !== old) return [key, index] as const;
    const name = { ...to, name: index.name.name };
    return [keyOf(name), { ...index, name, table: to }] as const;
  });
  return { ...catalogue, views: withReads(views, view.name, to), indexes: new Map(indexes) };
}
