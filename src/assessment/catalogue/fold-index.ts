import type { IndexKey } from '../../domain/operation/index-operation.ts';
import type { Name } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, findIndex, findTable, findView, keyOf } from '../../rules/catalogue.ts';
import { defaultIndexName } from '../../rules/index-name.ts';
import { withEntry } from '../../rules/layered-map.ts';
import { placeOf, withoutName } from './edit.ts';
import { birthAt, type Moment } from './origin.ts';

/** The catalogue with what an operation says of indexes. */
export function foldIndex(
  catalogue: Catalogue,
  operation: OperationOf<'create-index' | 'drop-index' | 'rename-index'>,
  moment: Moment,
): Catalogue {
  switch (operation.kind) {
    case 'create-index':
      return foldCreateIndex(catalogue, operation, moment);
    case 'drop-index':
      return { ...catalogue, indexes: withoutName(catalogue.indexes, operation.index, catalogue) };
    case 'rename-index':
      return foldRenameIndex(catalogue, operation);
  }
}

function foldCreateIndex(
  catalogue: Catalogue,
  operation: OperationOf<'create-index'>,
  moment: Moment,
): Catalogue {
  const { table, unique, method, keys, include, where, ifNotExists } = operation;
  const place =
    (findTable(catalogue, table) ?? findView(catalogue, table))?.name ?? placeOf(catalogue, table);
  const name = { ...place, name: operation.index ?? freeIndexName(catalogue, place, keys) };
  const known = catalogue.indexes.get(keyOf(name));
  if (known !== undefined && ifNotExists) return catalogue;
  const index = {
    name,
    table: place,
    ...birthAt(moment, ifNotExists),
    unique,
    method,
    keys,
    include,
    ...(where === undefined ? {} : { where: where.text }),
  };
  return { ...catalogue, indexes: withEntry(catalogue.indexes, keyOf(name), index) };
}

/** PostgreSQL's own name for an index that is made without one; it counts on where something else has it. */
function freeIndexName({ indexes }: Catalogue, table: Name, keys: readonly IndexKey[]): string {
  const isTaken = (candidate: string) => indexes.has(keyOf({ ...table, name: candidate }));
  let name = defaultIndexName(table.name, keys);
  for (let number = 1; isTaken(name); number++) name = defaultIndexName(table.name, keys, number);
  return name;
}

function foldRenameIndex(catalogue: Catalogue, operation: OperationOf<'rename-index'>): Catalogue {
  const index = findIndex(catalogue, operation.index);
  if (index === undefined) return catalogue;
  const name = { ...index.name, name: operation.newName };
  const rest = withoutName(catalogue.indexes, operation.index, catalogue);
  return { ...catalogue, indexes: withEntry(rest, keyOf(name), { ...index, name }) };
}
