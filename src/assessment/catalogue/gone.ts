import type { Operation } from '../../domain/operation/operation.ts';
import { type Catalogue, findTable, keyOf } from '../../rules/catalogue.ts';
import { placeOf } from './edit.ts';

/**
 * The catalogue with the names that a table has left, or come to, by an operation.
 *
 * @param before the catalogue before it, in which the names are looked up.
 */
export function foldGone(after: Catalogue, operation: Operation, before: Catalogue): Catalogue {
  switch (operation.kind) {
    case 'drop-table':
    case 'rename-table':
    case 'set-table-schema': {
      const name = findTable(before, operation.table)?.name ?? placeOf(before, operation.table);
      if (name.schema === 'pg_temp') return after;
      const gone = new Set(after.gone).add(keyOf(name));
      if (operation.kind === 'rename-table') gone.delete(keyOf({ ...name, name: operation.newName }));
      if (operation.kind === 'set-table-schema') gone.delete(keyOf({ ...name, schema: operation.schema }));
      return { ...after, gone };
    }
    case 'create-table':
      return withoutGone(after, keyOf(placeOf(before, operation.table, operation.temporary)));
    case 'create-view':
      return withoutGone(after, keyOf(placeOf(before, operation.view)));
    default:
      return after;
  }
}

function withoutGone(catalogue: Catalogue, key: string): Catalogue {
  if (catalogue.gone?.has(key) !== true) return catalogue;
  return { ...catalogue, gone: new Set([...catalogue.gone].filter((each) => each !== key)) };
}
