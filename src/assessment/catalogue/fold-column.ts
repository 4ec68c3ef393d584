import type { OperationOf } from '../../domain/operation/operation.ts';
import type { Catalogue, KnownConstraint, Table } from '../../rules/catalogue.ts';
import { isNull } from '../../rules/column-definition.ts';
import { constraintName } from '../../rules/constraint-sql.ts';
import { withEntry, withoutKey } from '../../rules/layered-map.ts';
import { knownTable, unknownColumn, withColumn, withColumns, withTable } from './edit.ts';
import { columnOf, identityText, knownConstraint } from './fold-create-table.ts';
import { birthAt, type Moment } from './origin.ts';
import { withoutIndexesOn, withRenamedColumn, withRenamedKeys } from './rename-column.ts';

type ColumnOperation = OperationOf<
  | 'add-column'
  | 'drop-column'
  | 'rename-column'
  | 'alter-column-type'
  | 'set-not-null'
  | 'drop-not-null'
  | 'set-default'
  | 'drop-default'
  | 'add-identity'
  | 'drop-identity'
  | 'drop-generated-expression'
  | 'update'
>;

/** The catalogue with what an operation says of columns. */
export function foldColumn(catalogue: Catalogue, operation: ColumnOperation, moment: Moment): Catalogue {
  const { table } = operation;
  switch (operation.kind) {
    case 'add-column':
      return foldAddColumn(catalogue, operation, moment);
    case 'drop-column':
      return foldDropColumn(catalogue, operation);
    case 'rename-column':
      return foldRenameColumn(catalogue, operation);
    case 'alter-column-type':
      return withColumn(catalogue, table, operation.column, { type: operation.type });
    case 'set-not-null':
      return withColumn(catalogue, table, operation.column, { notNull: true });
    case 'drop-not-null':
      return withColumn(catalogue, table, operation.column, { notNull: false });
    case 'set-default':
      return withColumn(catalogue, table, operation.column, {
        hasDefault: !isNull(operation.default),
        default: operation.default.text,
      });
    case 'add-identity':
      return withColumn(catalogue, table, operation.column, {
        hasDefault: true,
        default: identityText(operation.identity),
      });
    case 'drop-default':
    case 'drop-identity':
    case 'drop-generated-expression':
      return withColumn(catalogue, table, operation.column, { hasDefault: false, default: undefined });
    case 'update':
      return withColumns(catalogue, table, operation.columns, { backfilled: true });
  }
}

function foldAddColumn(
  catalogue: Catalogue,
  { table: name, column: definition, ifNotExists }: OperationOf<'add-column'>,
  moment: Moment,
): Catalogue {
  const table = knownTable(catalogue, name);
  if (ifNotExists && table.columns.has(definition.name)) return catalogue;
  const birth = birthAt(moment, ifNotExists);
  const constraints = definition.constraints.map(
    (constraint) =>
      [constraintName(table.name, constraint), knownConstraint(constraint, birth, true)] as const,
  );
  return withTable(catalogue, {
    ...table,
    columns: withEntry(table.columns, definition.name, columnOf(definition, birth)),
    constraints: new Map([...table.constraints, ...constraints]),
  });
}

function foldDropColumn(
  catalogue: Catalogue,
  { table: name, column }: OperationOf<'drop-column'>,
): Catalogue {
  const table = knownTable(catalogue, name);
  const known = withTable(catalogue, withoutColumn(table, column));
  return withoutIndexesOn(known, table.name, column);
}

/** A constraint that names the column goes with it. */
function withoutColumn(table: Table, column: string): Table {
  const constraints = [...table.constraints].filter(([, known]) => !concerns(known, column));
  return { ...table, columns: withoutKey(table.columns, column), constraints: new Map(constraints) };
}

function foldRenameColumn(
  catalogue: Catalogue,
  { table: name, column, newName }: OperationOf<'rename-column'>,
): Catalogue {
  const table = knownTable(catalogue, name);
  const before = table.columns.get(column) ?? unknownColumn(column);
  const constraints = [...table.constraints].map(
    ([key, known]) => [key, withRenamedColumn(known, column, newName)] as const,
  );
  const renamed = withTable(catalogue, {
    ...table,
    columns: withEntry(withoutKey(table.columns, column), newName, { ...before, name: newName }),
    constraints: new Map(constraints),
  });
  return withRenamedKeys(renamed, table.name, column, newName);
}

function concerns({ constraint }: KnownConstraint, column: string): boolean {
  return constraint.columns.includes(column);
}
