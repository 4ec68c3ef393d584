import type { AssessedMigration } from '../domain/assessment.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import type { OperationContext } from '../rules/context.ts';
import { inOrder } from './order.ts';
import { walk } from './walk.ts';

/** Migrations that run one after the other, and what is known of the schema before them. */
export interface AssessedHistory {
  readonly migrations: readonly AssessedMigration[];
  readonly catalogue: Catalogue;
}

export interface Walked {
  readonly steps: ReadonlyMap<AssessedMigration, readonly OperationContext[]>;
  /** What is known just before each of them. */
  readonly before: ReadonlyMap<AssessedMigration, Catalogue>;
  readonly after: () => Catalogue;
}

/** Goes through all of them once more, for what looks at single operations, or at the schema before one. */
export function walkAll({ migrations, catalogue }: AssessedHistory): Walked {
  const { ordered, known: isKnown } = inOrder(migrations);
  const steps = new Map<AssessedMigration, readonly OperationContext[]>();
  const known = new Map<AssessedMigration, Catalogue>();
  let after = () => catalogue;
  for (const each of ordered) {
    const { direction, change } = each.migration;
    if (direction === 'rollback' || change === 'removed') continue;
    const before = after();
    known.set(each, before);
    const seen: OperationContext[] = [];
    after = walk(each, { before, ordered: isKnown }, (context) => seen.push(context));
    steps.set(each, seen);
  }
  return { steps, before: known, after };
}
