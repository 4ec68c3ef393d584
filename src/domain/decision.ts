import type { ApprovalTally } from './approval.ts';
import type { Assessment } from './assessment.ts';
import type { CheckedItem } from './checklist.ts';
import type { Policy } from './policy.ts';
import type { Snapshot } from './snapshot.ts';
import type { Verdict } from './verdict.ts';

/** One evaluation, whole: the facts, what was made of them, and the verdict. All that a publication needs. */
export interface Decision {
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  /** A hash of the migrations and the policy in force; an approval counts only while it is equal. */
  readonly digest: string;
  readonly assessment: Assessment;
  readonly tally: ApprovalTally;
  readonly checklist: readonly CheckedItem[];
  readonly verdict: Verdict;
}
