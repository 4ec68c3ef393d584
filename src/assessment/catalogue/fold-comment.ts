import type { OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, findTable, findType, findView, keyOf } from '../../rules/catalogue.ts';
import { withEntry } from '../../rules/layered-map.ts';
import { withTable } from './edit.ts';

/** The catalogue with what COMMENT says of a table, a column, a view or a type that is known; IS NULL takes it away. */
export function foldComment(
  catalogue: Catalogue,
  { objectKind, name, table: owner, text: comment }: OperationOf<'comment'>,
): Catalogue {
  if (name === undefined) return catalogue;
  switch (objectKind) {
    case 'table': {
      const table = findTable(catalogue, name);
      return table === undefined ? catalogue : withTable(catalogue, { ...table, comment });
    }
    case 'column': {
      const table = owner === undefined ? undefined : findTable(catalogue, owner);
      const column = table?.columns.get(name.name);
      if (table === undefined || column === undefined) return catalogue;
      const columns = withEntry(table.columns, name.name, { ...column, comment });
      return withTable(catalogue, { ...table, columns });
    }
    case 'view':
    case 'materialized view': {
      const view = findView(catalogue, name);
      if (view === undefined) return catalogue;
      return { ...catalogue, views: withEntry(catalogue.views, keyOf(view.name), { ...view, comment }) };
    }
    case 'type':
    case 'domain': {
      const type = findType(catalogue, name);
      if (type === undefined) return catalogue;
      return { ...catalogue, types: withEntry(catalogue.types, keyOf(type.name), { ...type, comment }) };
    }
    default:
      return catalogue;
  }
}
