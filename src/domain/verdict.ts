import type { FilledRequirement } from './approval.ts';
import type { ChecklistItem } from './checklist.ts';
import type { Finding } from './finding.ts';
import type { ClosedWindow } from './merge-window.ts';
import type { PolicyProblem } from './policy.ts';

/** What is missing before the status can turn green. */
export type Shortfall =
  | { readonly kind: 'approvals'; readonly requirement: FilledRequirement }
  | { readonly kind: 'unattributed-commits'; readonly commits: readonly string[] }
  /** A comment in the SQL allows findings of these rules, and nobody has approved who has to see that. */
  | { readonly kind: 'suppressions'; readonly rules: readonly string[]; readonly roles: readonly string[] }
  /** Statuses and check runs that are not there, still run, or failed. */
  | { readonly kind: 'checks'; readonly checks: readonly MissingCheck[] }
  /** Required lines of the checklist that nobody has ticked and the gate has not proved. */
  | { readonly kind: 'checklist'; readonly items: readonly ChecklistItem[] }
  /** Everything else is there, and merging is not allowed now. */
  | { readonly kind: 'window'; readonly state: ClosedWindow };

export interface MissingCheck {
  readonly name: string;
  readonly state: 'absent' | 'pending' | 'failure';
}

/** What must change, not merely arrive, before the status can turn green. */
export type Refusal =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'changes-requested'; readonly login: string }
  | { readonly kind: 'invalid-policy'; readonly path: string; readonly problems: readonly PolicyProblem[] }
  /** The pull request would leave a policy with errors, which would refuse every other one. */
  | { readonly kind: 'breaks-policy'; readonly path: string; readonly problems: readonly PolicyProblem[] }
  /** GitHub did not give the whole list, so something unseen may be in it. */
  | { readonly kind: 'incomplete-list'; readonly list: FactList; readonly read: number };

/** The lists that a decision is made from. */
export type FactList = 'changed files' | 'reviews' | 'commits';

/** The decision. */
export type Verdict =
  | { readonly kind: 'not-applicable'; readonly reason: 'no-migrations' | 'migrations-left' }
  | { readonly kind: 'satisfied' }
  /** Green by the word of somebody who may give it; what is missing is owed until the deadline. */
  | {
      readonly kind: 'emergency';
      readonly by: string;
      readonly reason: string;
      readonly declaredAt: string;
      readonly deadline: string;
      readonly refusals: readonly Refusal[];
      readonly shortfalls: readonly Shortfall[];
    }
  | { readonly kind: 'pending'; readonly shortfalls: readonly Shortfall[] }
  | {
      readonly kind: 'refused';
      readonly refusals: readonly Refusal[];
      readonly shortfalls: readonly Shortfall[];
    }
  | { readonly kind: 'undetermined'; readonly cause: string };
