import { oncePer } from '../domain/once.ts';
import { isOneOf, type OperationKind } from '../domain/operation/operation.ts';
import type { OperationContext } from './context.ts';
import type { MigrationInPull } from './pull-request-context.ts';

/** The operations of some kinds among those of migrations, in their order, each as it stands there. */
export function stepsOf<const K extends OperationKind>(
  migrations: readonly Pick<MigrationInPull, 'steps'>[],
  kinds: readonly K[],
): readonly OperationContext<K>[] {
  return migrations.flatMap((migration) =>
    migration.steps().flatMap((step) => {
      const { operation } = step;
      return isOneOf(operation, kinds) ? [{ ...step, operation }] : [];
    }),
  );
}

/** Those of a pull request that run when it is deployed: what the base branch ran already does not run again. */
export function running(migrations: readonly MigrationInPull[]): readonly MigrationInPull[] {
  return migrations.filter(({ migration: { direction, onBase } }) => direction === 'repeatable' || !onBase);
}

/** Works something out once for a pull request, though each of its migrations is held against it. */
export function oncePerPull<T>(
  workOut: (migrations: readonly MigrationInPull[]) => T,
): (migrations: readonly MigrationInPull[]) => T {
  return oncePer(workOut);
}
