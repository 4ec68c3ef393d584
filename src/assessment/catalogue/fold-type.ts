import { type Name, sameName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, findType, keyOf, type UserType } from '../../rules/catalogue.ts';
import { withEntry } from '../../rules/layered-map.ts';
import { placeOf, withoutName } from './edit.ts';
import { birthAt, type Moment } from './origin.ts';

type Making = OperationOf<'create-enum' | 'create-type' | 'create-domain'>;
type Changing = OperationOf<
  | 'rename-type'
  | 'drop-type'
  | 'add-enum-value'
  | 'rename-enum-value'
  | 'add-domain-constraint'
  | 'alter-domain'
>;

/** The catalogue with what an operation says of types. */
export function foldType(catalogue: Catalogue, operation: Making | Changing, moment: Moment): Catalogue {
  const { types } = catalogue;
  switch (operation.kind) {
    case 'create-enum':
    case 'create-type':
    case 'create-domain':
      return withType(catalogue, madeType(operation, placeOf(catalogue, operation.type), moment));
    case 'drop-type':
      return { ...catalogue, types: withoutName(types, operation.type, catalogue) };
    case 'rename-type':
      return foldRename(catalogue, operation);
    case 'add-enum-value':
    case 'rename-enum-value': {
      const known = findType(catalogue, operation.type);
      if (known?.values === undefined) return catalogue;
      return withType(catalogue, { ...known, values: changedValues(known.values, operation) });
    }
    case 'add-domain-constraint':
      return withConstrained(catalogue, operation.type);
    case 'alter-domain':
      // One that loses a constraint may still have another.
      return operation.change === 'set-not-null' ? withConstrained(catalogue, operation.type) : catalogue;
  }
}

function withType(catalogue: Catalogue, type: UserType): Catalogue {
  return { ...catalogue, types: withEntry(catalogue.types, keyOf(type.name), type) };
}

function madeType(operation: Making, name: Name, moment: Moment): UserType {
  const made = { name, ...birthAt(moment, false) };
  switch (operation.kind) {
    case 'create-enum':
      return { ...made, form: 'enum', values: operation.values };
    case 'create-domain':
      return { ...made, form: 'domain', base: operation.base, constrained: operation.constrained };
    case 'create-type':
      return { ...made, form: 'other' };
  }
}

function changedValues(
  values: readonly string[],
  operation: OperationOf<'add-enum-value' | 'rename-enum-value'>,
): readonly string[] {
  const { value } = operation;
  if (operation.kind === 'rename-enum-value')
    return values.map((each) => (each === value ? operation.newValue : each));
  if (values.includes(value)) return values;
  const at = operation.beside === undefined ? -1 : values.indexOf(operation.beside.value);
  if (at < 0) return [...values, value];
  const place = operation.beside?.side === 'after' ? at + 1 : at;
  return values.toSpliced(place, 0, value);
}

/** A domain that gets a constraint refuses some values from then on. */
function withConstrained(catalogue: Catalogue, name: Name): Catalogue {
  const known = findType(catalogue, name);
  return known === undefined ? catalogue : withType(catalogue, { ...known, constrained: true });
}

function foldRename(catalogue: Catalogue, { type, newName }: OperationOf<'rename-type'>): Catalogue {
  const before = findType(catalogue, type);
  const name = { ...(before?.name ?? placeOf(catalogue, type)), name: newName };
  const rest = { ...catalogue, types: withoutName(catalogue.types, type, catalogue) };
  return withType(withRetypedColumns(rest, type, newName), {
    ...(before ?? { origin: 'base', form: 'other' }),
    name,
  });
}

/** The columns of a type follow it to its new name. */
function withRetypedColumns(catalogue: Catalogue, type: Name, newName: string): Catalogue {
  const tables = [...catalogue.tables].map(([key, table]) => {
    const columns = [...table.columns].map(([name, column]) => {
      const same = column.type !== undefined && sameName(column.type, type);
      return [name, same ? { ...column, type: { ...column.type, name: newName } } : column] as const;
    });
    return [key, { ...table, columns: new Map(columns) }] as const;
  });
  return { ...catalogue, tables: new Map(tables) };
}
