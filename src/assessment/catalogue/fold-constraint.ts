import type { Constraint } from '../../domain/operation/constraint.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, findIndex, type KnownConstraint, type Table } from '../../rules/catalogue.ts';
import { withEntry, withoutKey } from '../../rules/layered-map.ts';
import { knownTable, withColumns, withoutName, withTable } from './edit.ts';
import { knownConstraint, nameIn } from './fold-create-table.ts';
import { birthAt, type Moment } from './origin.ts';

type ConstraintOperation = OperationOf<
  'add-constraint' | 'drop-constraint' | 'rename-constraint' | 'validate-constraint'
>;

/** The catalogue with what an operation says of a table's constraints. */
export function foldConstraint(
  catalogue: Catalogue,
  operation: ConstraintOperation,
  moment: Moment,
): Catalogue {
  const table = knownTable(catalogue, operation.table);
  if (operation.kind === 'add-constraint') return foldAddConstraint(catalogue, operation, table, moment);
  const { constraint: name } = operation;
  const known = table.constraints.get(name);
  if (known === undefined) return catalogue;
  switch (operation.kind) {
    case 'drop-constraint':
      return withTable(catalogue, { ...table, constraints: withoutKey(table.constraints, name) });
    case 'rename-constraint':
      return withTable(catalogue, {
        ...table,
        constraints: withEntry(withoutKey(table.constraints, name), operation.newName, known),
      });
    case 'validate-constraint':
      return validated(catalogue, table, name, known);
  }
}

function foldAddConstraint(
  catalogue: Catalogue,
  { constraint: written }: OperationOf<'add-constraint'>,
  table: Table,
  moment: Moment,
): Catalogue {
  const constraint = withColumnsOfIndex(written, catalogue, table);
  const valid = !('notValid' in constraint && constraint.notValid);
  const known = knownConstraint(constraint, birthAt(moment, false), valid);
  const name = nameIn(table.constraints, table.name, constraint);
  const index = 'usingIndex' in constraint ? constraint.usingIndex : undefined;
  const added = withTable(index === undefined ? catalogue : withoutIndex(catalogue, table, index), {
    ...table,
    constraints: withEntry(table.constraints, name, known),
  });
  return valid ? withNotNullOf(added, table, known) : added;
}

/** USING INDEX names no columns: they are the index's, where that is known. */
function withColumnsOfIndex(constraint: Constraint, catalogue: Catalogue, { name }: Table): Constraint {
  if (!('usingIndex' in constraint) || constraint.usingIndex === undefined) return constraint;
  const index = findIndex(catalogue, { ...name, name: constraint.usingIndex });
  const columns = index?.keys.flatMap((key) => (key.kind === 'column' ? key.column : []));
  return columns === undefined ? constraint : { ...constraint, columns };
}

/** An index that becomes a constraint's own takes its name, and is known by it from then on. */
function withoutIndex(catalogue: Catalogue, table: Table, index: string): Catalogue {
  const name = { ...table.name, name: index };
  return { ...catalogue, indexes: withoutName(catalogue.indexes, name, catalogue) };
}

function validated(catalogue: Catalogue, table: Table, name: string, known: KnownConstraint): Catalogue {
  const valid = { ...known, valid: true };
  const changed = withTable(catalogue, {
    ...table,
    constraints: withEntry(table.constraints, name, valid),
  });
  return withNotNullOf(changed, table, valid);
}

/** A primary key and a NOT NULL constraint make their columns NOT NULL. */
function withNotNullOf(catalogue: Catalogue, table: Table, { constraint }: KnownConstraint): Catalogue {
  if (constraint.type !== 'primary-key' && constraint.type !== 'not-null') return catalogue;
  return withColumns(catalogue, table.name, constraint.columns, { notNull: true });
}
