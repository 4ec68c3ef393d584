import type { Operation } from '../domain/operation/operation.ts';
import type { JudgedOperation, Reversal, Undoing } from '../domain/reversal.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import { lossesOf, stumblesOf } from './faults.ts';
import { judge } from './judge.ts';
import { pair } from './pairing.ts';
import { timelineOf } from './timeline.ts';

/**
 * Holds a migration against its rollback, statement by statement, without running either: whether each operation
 * has its inverse, whatever order they stand in, and what the rollback does beyond. That the data is really as it
 * was is for a run to show.
 *
 * @param forward the operations of the migration.
 * @param back those of its rollback.
 * @param before what is known of the schema just before the migration.
 */
export function reversalOf(
  forward: readonly Operation[],
  back: readonly Operation[],
  before: Catalogue,
): Reversal {
  const pairing = pair(timelineOf(forward), timelineOf(back));
  return {
    operations: pairing.forward.steps.map((step) => ({
      operation: step.operation,
      undoing: judge(step, pairing, before),
    })),
    losses: lossesOf(pairing),
    stumbles: stumblesOf(pairing),
  };
}

/** The operations that a rollback leaves as they are, or of which nobody can say. */
export function unreversed({ operations }: Reversal): readonly JudgedOperation[] {
  return operations.filter(({ undoing }) => !isReversed(undoing));
}

/** Whether nothing is left to take back; what comes back without its data is taken back as far as SQL can. */
export function isReversed({ kind }: Undoing): boolean {
  return kind === 'reversed' || kind === 'needless' || kind === 'partly';
}
