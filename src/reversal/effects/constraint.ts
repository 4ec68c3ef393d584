import type { Constraint } from '../../domain/operation/constraint.ts';
import type { Name } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import type { ConstraintKind } from '../../domain/operation/table.ts';
import { constraintName } from '../../rules/constraint-sql.ts';
import { type Effect, type Making, making, own, part } from '../effect.ts';

export function effectsOnConstraint(operation: OperationOf<ConstraintKind>): readonly [Effect, ...Effect[]] {
  const { table } = operation;
  const within = [own('table', table)];
  switch (operation.kind) {
    case 'add-constraint':
      return makingConstraint(table, operation.constraint);
    case 'drop-constraint': {
      const { ifExists, cascade } = operation;
      return [
        { change: 'drop', thing: part('constraint', table, operation.constraint), within, ifExists, cascade },
      ];
    }
    case 'validate-constraint':
      return [{ change: 'none', because: 'a constraint that all rows satisfy may stay checked' }];
    case 'rename-constraint':
      return [
        {
          change: 'rename',
          thing: part('constraint', table, operation.constraint),
          within,
          to: { name: operation.newName },
        },
      ];
    case 'alter-constraint':
      return [
        {
          change: 'set',
          thing: part('constraint', table, operation.constraint),
          within,
          aspect: 'definition',
        },
      ];
  }
}

/** A constraint, and the index that a key has under the same name. */
export function makingConstraint(table: Name, constraint: Constraint): readonly [Making, ...Making[]] {
  const name = constraintName(table, constraint);
  const columns = 'columns' in constraint ? constraint.columns : [];
  const within = [own('table', table), ...columns.map((column) => part('column', table, column))];
  const unnamed = constraint.name === undefined;
  const uses = constraint.type === 'foreign-key' ? [own('table', constraint.references)] : [];
  const made = making(part('constraint', table, name), { within, unnamed, uses });
  if (!['primary-key', 'unique', 'exclude'].includes(constraint.type)) return [made];
  return [made, making(own('index', { ...table, name }), { within, unnamed })];
}
