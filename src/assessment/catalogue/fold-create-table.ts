import type { ColumnDefinition } from '../../domain/operation/column.ts';
import type { Constraint } from '../../domain/operation/constraint.ts';
import type { Name } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import type { Catalogue, Column, KnownConstraint, Table } from '../../rules/catalogue.ts';
import { keyOf } from '../../rules/catalogue.ts';
import { fillsItself, mustHaveValue } from '../../rules/column-definition.ts';
import { constraintName } from '../../rules/constraint-sql.ts';
import { EMPTY_TABLE, placeOf, withTable } from './edit.ts';
import { type Birth, birthAt, type Moment } from './origin.ts';
import { inheritedBy, parentOf } from './partition.ts';

/** The catalogue with a table more; what LIKE, INHERITS or a query bring into it is not known. */
export function foldCreateTable(
  catalogue: Catalogue,
  operation: OperationOf<'create-table'>,
  moment: Moment,
): Catalogue {
  const { temporary, ifNotExists } = operation;
  const name = placeOf(catalogue, operation.table, temporary);
  if (ifNotExists && catalogue.tables.has(keyOf(name))) return catalogue;
  const birth: Birth =
    temporary || name.schema === 'pg_temp' ? { origin: 'temporary' } : birthAt(moment, ifNotExists);
  const written = [...operation.constraints, ...operation.columns.flatMap((column) => column.constraints)];
  const keys = new Set(
    written.flatMap((constraint) =>
      constraint.type === 'primary-key' || constraint.type === 'not-null' ? constraint.columns : [],
    ),
  );
  const parent = operation.partitionOf && placeOf(catalogue, operation.partitionOf);
  const columns = operation.columns.map((definition) => {
    const column = columnOf(definition, birth);
    return [column.name, keys.has(column.name) ? { ...column, notNull: true } : column] as const;
  });
  const parentTable = operation.partitionOf && parentOf(catalogue, operation.partitionOf);
  const inherited = parentTable === undefined ? undefined : inheritedBy(name, parentTable, birth);
  const constraints = new Map(inherited?.constraints);
  for (const constraint of written)
    constraints.set(nameIn(constraints, name, constraint), knownConstraint(constraint, birth, true));
  return withTable(catalogue, {
    ...EMPTY_TABLE,
    name,
    ...birth,
    complete: isComplete(operation, catalogue, parentTable),
    columns: new Map([...(inherited?.columns ?? []), ...columns]),
    constraints,
    ...(parent === undefined
      ? {}
      : { partitionOf: { parent, isDefault: operation.defaultPartition === true } }),
  });
}

/** Whether what is written is all that the table has. */
function isComplete(
  { like, inherits, asQuery, ofType, partitionOf, ifNotExists }: OperationOf<'create-table'>,
  { whole }: Catalogue,
  parent: Table | undefined,
): boolean {
  if (ifNotExists && whole !== true) return false;
  if (partitionOf !== undefined) return parent?.complete === true;
  return like.length + inherits.length === 0 && asQuery === undefined && ofType === undefined;
}

/** As far as names that PostgreSQL makes up are counted: nobody has more of them on one table. */
const MOST_COUNTED = 100;

/**
 * The name of a constraint among those of its table. PostgreSQL counts on when a name that it makes up is taken:
 * `t_check`, `t_check1`.
 */
export function nameIn(taken: ReadonlyMap<string, unknown>, table: Name, constraint: Constraint): string {
  const name = constraintName(table, constraint);
  if (constraint.name !== undefined || !taken.has(name)) return name;
  for (let number = 1; number < MOST_COUNTED; number++)
    if (!taken.has(`${name}${number}`)) return `${name}${number}`;
  // It only has to be one that nothing else has.
  return `${name}${MOST_COUNTED + taken.size}`;
}

/** What a definition says of its column. */
export function columnOf(definition: ColumnDefinition, birth: Birth): Column {
  const { name, type } = definition;
  const text = defaultText(definition);
  return {
    name,
    ...birth,
    ...(type === undefined ? {} : { type }),
    notNull: mustHaveValue(definition),
    hasDefault: fillsItself(definition),
    ...(text === undefined ? {} : { default: text }),
    backfilled: false,
  };
}

function defaultText({ serial, identity, generated, default: value }: ColumnDefinition): string | undefined {
  if (serial) return 'serial';
  if (identity !== undefined) return identityText(identity);
  return generated === undefined
    ? value?.text
    : `generated always as (${generated.expression.text}) ${generated.storage}`;
}

export function identityText(identity: NonNullable<ColumnDefinition['identity']>): string {
  return `generated ${identity} as identity`;
}

export function knownConstraint(constraint: Constraint, birth: Birth, valid: boolean): KnownConstraint {
  return { constraint, ...birth, valid };
}
