import type { Constraint } from '../../domain/operation/constraint.ts';
import type { Name } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import type { ColumnKind, ConstraintKind } from '../../domain/operation/table.ts';
import {
  type Catalogue,
  type Column,
  findTable,
  type KnownConstraint,
  keyOf,
  type Table,
} from '../../rules/catalogue.ts';
import { defaultConstraintName } from '../../rules/constraint-sql.ts';
import { partitionsBelow } from '../../rules/dependants.ts';
import { withChanges } from '../../rules/layered-map.ts';
import type { Birth } from './origin.ts';

/** More of them are not followed, and nothing is claimed of their columns then. */
const MOST_PARTITIONS = 25;

/** More columns, of all partitions of a table together, are not followed either. */
const MOST_INHERITED = 4_000;

/** The table that a partition is made of; undefined where it has more partitions than are followed. */
export function parentOf(catalogue: Catalogue, name: Name): Table | undefined {
  const isFollowed = partitionsBelow(catalogue, name, MOST_PARTITIONS) !== undefined;
  return isFollowed ? findTable(catalogue, name) : undefined;
}

/** What a partition has from its parent: every column, and every constraint, keys under names of its own. */
export function inheritedBy(name: Name, parent: Table, birth: Birth): Pick<Table, 'columns' | 'constraints'> {
  const columns = [...parent.columns].map(([key, column]): readonly [string, Column] => [
    key,
    { ...column, ...birth, backfilled: false },
  ]);
  const constraints = [...parent.constraints].map(([key, known]): readonly [string, KnownConstraint] => {
    const { constraint } = known;
    // The index under a key is the partition's own, and so is its name.
    const named = hasOwnIndex(constraint) ? defaultConstraintName(name, constraint) : key;
    return [named, { ...known, ...birth }];
  });
  return { columns: new Map(columns), constraints: new Map(constraints) };
}

function hasOwnIndex({ type }: Constraint): boolean {
  return type === 'primary-key' || type === 'unique' || type === 'exclude';
}

type Inherited = OperationOf<ColumnKind | ConstraintKind | 'update'>;

/** What is done to the columns and constraints of a table, done to its partitions too, and to theirs. */
export function withPartitions<O extends Inherited>(
  catalogue: Catalogue,
  operation: O,
  fold: (catalogue: Catalogue, operation: O) => Catalogue,
): Catalogue {
  const folded = fold(catalogue, operation);
  if (operation.kind === 'update') return folded;
  const partitions = partitionsBelow(catalogue, operation.table, MOST_PARTITIONS);
  const width = findTable(folded, operation.table)?.columns.size ?? 0;
  if (partitions === undefined || partitions.length * width > MOST_INHERITED)
    return { ...folded, whole: false };
  let known = folded;
  const changed: (readonly [string, Table])[] = [];
  for (const partition of partitions) {
    const table = folded.tables.get(keyOf(partition));
    if (table === undefined) continue;
    // By itself, so that the others are put in their places once.
    const alone = { ...known, tables: new Map([[keyOf(partition), table]]) };
    known = fold(alone, onPartition(operation, partition, catalogue));
    changed.push(...known.tables);
  }
  return { ...known, tables: withChanges(folded.tables, changed) };
}

/** A key has another name on each partition. */
function onPartition<O extends Inherited>(operation: O, table: Name, catalogue: Catalogue): O {
  if (operation.kind === 'add-constraint' && hasOwnIndex(operation.constraint)) {
    const { name: _, ...unnamed } = operation.constraint;
    return { ...operation, table, constraint: unnamed };
  }
  if (operation.kind === 'drop-constraint') {
    const known = findTable(catalogue, operation.table)?.constraints.get(operation.constraint);
    if (known !== undefined && hasOwnIndex(known.constraint))
      return { ...operation, table, constraint: defaultConstraintName(table, known.constraint) };
  }
  return { ...operation, table };
}
