import type { WeighedAct } from './act-refusal.ts';
import type { ApprovalTally } from './approval.ts';
import type { Assessment } from './assessment.ts';
import type { CheckedItem } from './checklist.ts';
import type { Demand } from './demand.ts';
import type { Emergency } from './emergency.ts';
import type { WindowState } from './merge-window.ts';
import type { Policy } from './policy.ts';
import type { PolicyChange } from './policy-change.ts';
import type { Snapshot } from './snapshot.ts';
import type { Verdict } from './verdict.ts';

/** One evaluation, whole: the facts, what was made of them, and the verdict. All that a publication needs. */
export interface Decision {
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  /** The environment that the base branch leads to, where the policy names one. */
  readonly environment?: string;
  /** What the policy asks for here. */
  readonly demands: readonly Demand[];
  /** A hash of the migrations and the policy in force; an approval counts only while it is equal. */
  readonly digest: string;
  readonly assessment: Assessment;
  readonly tally: ApprovalTally;
  readonly checklist: readonly CheckedItem[];
  /** Waivers and emergencies that people declared, and whether they count. */
  readonly weighed: readonly WeighedAct[];
  /** The emergency in force, whether or not anything is missing. */
  readonly emergency?: Emergency;
  /** Whether merging is allowed now; absent: nothing limits it to some hours. */
  readonly window?: WindowState;
  readonly verdict: Verdict;
  /** What merging would do to the policy, where the pull request touches it. */
  readonly policyChange?: PolicyChange;
  /** When the verdict may change although nothing happens, ISO 8601, UTC: a window opens, a tick expires. */
  readonly lookAgainAt?: string;
}
