import type { CheckedItem } from './checklist.ts';
import type { Duration } from './duration.ts';

/** What the follow-up of what is left to do after the merge is about. */
export const AFTER_MERGE_TOPIC = 'after-merge';

/** What is to be done once a pull request is merged. All times are ISO 8601, UTC. */
export interface AfterMerge {
  readonly mergedAt: string;
  /** In the order in which they are due. */
  readonly tasks: readonly DueTask[];
  /** What takes the migrations back, in the order in which it is run; none where the policy asks for none. */
  readonly stepsBack: readonly StepBack[];
}

/** A line to be seen to after the merge. */
export interface DueTask extends CheckedItem {
  readonly due: string;
  /** How long after the merge that is. */
  readonly after: Duration;
  /** What to run for it. */
  readonly sql?: string;
}

/** What takes one migration back. */
export interface StepBack {
  /** Of the migration. */
  readonly path: string;
  /** Where its SQL is from: `proposal` where the migration has no way back of its own. */
  readonly from: 'file' | 'section' | 'comment' | 'proposal';
  /** The file in which it stands; of a proposal, the migration. */
  readonly source: string;
  readonly sql: string;
  /** Whether it takes back all that there is to be taken back. */
  readonly whole: boolean;
  /** What it does not bring back, a sentence each. */
  readonly lost: readonly string[];
}

/** How long after a task was due it is put into the follow-up, in milliseconds: two days, in which it was asked for. */
export const GRACE: Duration = 2 * 86_400_000;

/** Whether somebody still has to see to it. */
export function isOpenTask({ state }: CheckedItem): boolean {
  return state.kind === 'open' || state.kind === 'disproved';
}
