import type { IndexKey } from '../../domain/operation/index-operation.ts';
import { type Name, printName, sameName } from '../../domain/operation/name.ts';
import type { Operation, OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, findIndex, findTable, findType, keyOf } from '../../rules/catalogue.ts';
import { knownTable, placeOf, withoutName, withTable, withTableMoved } from './edit.ts';
import { foldColumn } from './fold-column.ts';
import { foldConstraint } from './fold-constraint.ts';
import { foldCreateTable } from './fold-create-table.ts';
import { foldGone } from './gone.ts';
import { withEntry } from './layered-map.ts';
import { type History, originOf } from './origin.ts';

/** The catalogue after an operation; the one before where it changes nothing that is kept track of. */
export function foldOperation(catalogue: Catalogue, operation: Operation, history: History): Catalogue {
  return foldGone(foldKnown(catalogue, operation, history), operation, catalogue);
}

function foldKnown(catalogue: Catalogue, operation: Operation, history: History): Catalogue {
  switch (operation.kind) {
    case 'create-table':
      return foldCreateTable(catalogue, operation, history);
    case 'drop-table':
      return foldDropTable(catalogue, operation);
    case 'rename-table':
      return withTableMoved(catalogue, operation.table, {
        ...knownTable(catalogue, operation.table).name,
        name: operation.newName,
      });
    case 'set-table-schema':
      return withTableMoved(catalogue, operation.table, {
        schema: operation.schema,
        name: operation.table.name,
      });
    case 'attach-partition':
    case 'detach-partition':
      return foldPartition(catalogue, operation);
    case 'create-index':
      return foldCreateIndex(catalogue, operation, history);
    case 'drop-index':
      return { ...catalogue, indexes: withoutName(catalogue.indexes, operation.index, catalogue) };
    case 'rename-index':
      return foldRenameIndex(catalogue, operation);
    case 'create-enum':
    case 'create-type':
    case 'create-domain':
    case 'rename-type':
    case 'drop-type':
      return foldType(catalogue, operation, history);
    case 'add-domain-constraint':
    case 'alter-domain':
      return foldDomain(catalogue, operation);
    case 'add-column':
    case 'drop-column':
    case 'rename-column':
    case 'alter-column-type':
    case 'set-not-null':
    case 'drop-not-null':
    case 'set-default':
    case 'drop-default':
    case 'add-identity':
    case 'update':
      return foldColumn(catalogue, operation, history);
    case 'add-constraint':
    case 'drop-constraint':
    case 'rename-constraint':
    case 'validate-constraint':
      return foldConstraint(catalogue, operation, history);
    default:
      return catalogue;
  }
}

function foldDropTable(catalogue: Catalogue, { table }: OperationOf<'drop-table'>): Catalogue {
  const tables = withoutName(catalogue.tables, table, catalogue);
  const gone = printName(knownTable(catalogue, table).name);
  const indexes = [...catalogue.indexes].filter(([, index]) => printName(index.table) !== gone);
  return { ...catalogue, tables, indexes: new Map(indexes) };
}

function foldPartition(
  catalogue: Catalogue,
  operation: OperationOf<'attach-partition' | 'detach-partition'>,
): Catalogue {
  const { partitionOf: _, ...table } = knownTable(catalogue, operation.partition);
  if (operation.kind === 'detach-partition') return withTable(catalogue, table);
  const parent = knownTable(catalogue, operation.table).name;
  return withTable(catalogue, { ...table, partitionOf: { parent, isDefault: operation.isDefault } });
}

function foldCreateIndex(
  catalogue: Catalogue,
  operation: OperationOf<'create-index'>,
  history: History,
): Catalogue {
  const { table, unique, keys, where, ifNotExists } = operation;
  const place = findTable(catalogue, table)?.name ?? placeOf(catalogue, table);
  const name = { ...place, name: operation.index ?? defaultIndexName(table.name, keys) };
  const known = catalogue.indexes.get(keyOf(name));
  if (known !== undefined && ifNotExists) return catalogue;
  const index = {
    name,
    table: place,
    origin: originOf(history, ifNotExists),
    unique,
    keys,
    ...(where === undefined ? {} : { where: where.text }),
  };
  return { ...catalogue, indexes: withEntry(catalogue.indexes, keyOf(name), index) };
}

/** PostgreSQL's own name for an index that is made without one, where nothing else has it. */
function defaultIndexName(table: string, keys: readonly IndexKey[]): string {
  return [table, ...keys.map(nameOfKey), 'idx'].join('_');
}

/** A call of a function lends its name, any other expression is `expr`. */
function nameOfKey(key: IndexKey): string {
  if (key.kind === 'column') return key.column;
  return /^(?:\w+\.)?(\w+)\s*\(/.exec(key.expression.text)?.[1] ?? 'expr';
}

function foldRenameIndex(catalogue: Catalogue, operation: OperationOf<'rename-index'>): Catalogue {
  const index = findIndex(catalogue, operation.index);
  if (index === undefined) return catalogue;
  const name = { ...index.name, name: operation.newName };
  const rest = withoutName(catalogue.indexes, operation.index, catalogue);
  return { ...catalogue, indexes: withEntry(rest, keyOf(name), { ...index, name }) };
}

/** The columns of a type follow it to its new name. */
function withRenamedType(catalogue: Catalogue, type: Name, newName: string): Catalogue {
  const tables = [...catalogue.tables].map(([key, table]) => {
    const columns = [...table.columns].map(([name, column]) => {
      const same = column.type !== undefined && sameName(column.type, type);
      return [name, same ? { ...column, type: { ...column.type, name: newName } } : column] as const;
    });
    return [key, { ...table, columns: new Map(columns) }] as const;
  });
  return { ...catalogue, tables: new Map(tables) };
}

type TypeOperation = OperationOf<
  'create-enum' | 'create-type' | 'create-domain' | 'rename-type' | 'drop-type'
>;

function foldType(catalogue: Catalogue, operation: TypeOperation, history: History): Catalogue {
  const { types } = catalogue;
  if (operation.kind === 'drop-type')
    return { ...catalogue, types: withoutName(types, operation.type, catalogue) };
  if (operation.kind === 'rename-type') {
    const name = { ...placeOf(catalogue, operation.type), name: operation.newName };
    const before = findType(catalogue, operation.type);
    const type = { ...(before ?? { origin: 'base' as const, form: 'other' as const }), name };
    return {
      ...withRenamedType(catalogue, operation.type, operation.newName),
      types: withEntry(withoutName(types, operation.type, catalogue), keyOf(name), type),
    };
  }
  const name = placeOf(catalogue, operation.type);
  const form = FORMS[operation.kind];
  const domain =
    operation.kind === 'create-domain'
      ? { base: operation.base, constrained: operation.constrained }
      : undefined;
  return {
    ...catalogue,
    types: withEntry(types, keyOf(name), { name, origin: originOf(history, false), form, ...domain }),
  };
}

/** A domain that gets a constraint refuses some values from then on; one that loses one may still have another. */
function foldDomain(
  catalogue: Catalogue,
  operation: OperationOf<'add-domain-constraint' | 'alter-domain'>,
): Catalogue {
  const known = findType(catalogue, operation.type);
  if (known === undefined) return catalogue;
  if (operation.kind === 'alter-domain' && operation.change !== 'set-not-null') return catalogue;
  return {
    ...catalogue,
    types: withEntry(catalogue.types, keyOf(known.name), { ...known, constrained: true }),
  };
}

const FORMS = { 'create-enum': 'enum', 'create-domain': 'domain', 'create-type': 'other' } as const;
