import type { Constraint } from '../../domain/operation/constraint.ts';
import type { IndexKey } from '../../domain/operation/index-operation.ts';
import { type Name, sameName } from '../../domain/operation/name.ts';
import { type Catalogue, type Index, type KnownConstraint, keyOf } from '../../rules/catalogue.ts';
import { withChanges } from '../../rules/layered-map.ts';
import { indexesOn } from '../../rules/mentions.ts';

/** A constraint that says the same of a column under its new name; the text of a CHECK is left as it was. */
export function withRenamedColumn(known: KnownConstraint, column: string, newName: string): KnownConstraint {
  const rename = (name: string) => (name === column ? newName : name);
  return { ...known, constraint: renamed(known.constraint, rename) };
}

function renamed(constraint: Constraint, rename: (name: string) => string): Constraint {
  switch (constraint.type) {
    case 'check':
      return {
        ...constraint,
        columns: constraint.columns.map(rename),
        provesNotNull: constraint.provesNotNull.map(rename),
      };
    default:
      return { ...constraint, columns: constraint.columns.map(rename) };
  }
}

/** The indexes of a table with one of its columns under another name. */
export function withRenamedKeys(
  catalogue: Catalogue,
  table: Name,
  column: string,
  newName: string,
): Catalogue {
  const isOn = (key: IndexKey) => key.kind === 'column' && key.column === column;
  const rename = (key: IndexKey): IndexKey => (isOn(key) ? { kind: 'column', column: newName } : key);
  return changedIndexes(catalogue, table, (index) =>
    index.keys.some(isOn) ? { ...index, keys: index.keys.map(rename) } : index,
  );
}

/** The catalogue without the indexes that a dropped column takes with it: those with it as a key or in WHERE. */
export function withoutIndexesOn(catalogue: Catalogue, table: Name, column: string): Catalogue {
  const word = new RegExp(`\\b${column.replaceAll(/[^\w]/g, '\\$&')}\\b`);
  const uses = ({ keys, where }: Index) =>
    keys.some((key) => (key.kind === 'column' ? key.column === column : word.test(key.expression.text))) ||
    (where !== undefined && word.test(where));
  return changedIndexes(catalogue, table, (index) => (uses(index) ? undefined : index));
}

function changedIndexes(
  catalogue: Catalogue,
  table: Name,
  change: (index: Index) => Index | undefined,
): Catalogue {
  const changes = indexesOn(catalogue.indexes, table.name)
    .filter((index) => sameName(index.table, table))
    .map((index) => [keyOf(index.name), index, change(index)] as const)
    .filter(([, before, after]) => before !== after);
  return {
    ...catalogue,
    indexes: withChanges(
      catalogue.indexes,
      changes.map(([key, , after]) => [key, after]),
    ),
  };
}
