import type { Name } from '../../domain/operation/name.ts';
import type { Column, KnownConstraint, Origin, Table } from '../../rules/catalogue.ts';
import { defaultConstraintName } from '../../rules/constraint-sql.ts';

/** What a partition has from its parent: every column, and every constraint, keys under names of its own. */
export function inheritedBy(
  name: Name,
  parent: Table,
  origin: Origin,
): Pick<Table, 'columns' | 'constraints'> {
  const columns = [...parent.columns].map(([key, column]): readonly [string, Column] => [
    key,
    { ...column, origin, backfilled: false },
  ]);
  const constraints = [...parent.constraints].map(([key, known]): readonly [string, KnownConstraint] => {
    const { constraint } = known;
    // A CHECK keeps its name; the index under a key is the partition's own, and so is its name.
    const named = constraint.type === 'check' ? key : defaultConstraintName(name, constraint);
    return [named, { ...known, origin }];
  });
  return { columns: new Map(columns), constraints: new Map(constraints) };
}
