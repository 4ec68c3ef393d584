import type { Decision } from '../../domain/decision.ts';
import type { Duration } from '../../domain/duration.ts';
import { isNew } from '../../domain/migration.ts';
import type { Operation } from '../../domain/operation/operation.ts';

/** Something to see to that follows from what a migration does. */
export interface MadeTask {
  readonly id: string;
  readonly text: string;
  /** So long after the merge. */
  readonly after: Duration;
  readonly sql?: string;
}

/** What the new migrations do, in their order. */
export function newOperations({ assessment }: Pick<Decision, 'assessment'>): readonly Operation[] {
  return assessment.migrations
    .filter(({ migration }) => isNew(migration))
    .flatMap(({ operations }) => operations.map(({ operation }) => operation));
}
