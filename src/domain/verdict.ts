import type { FilledRequirement } from './approval.ts';
import type { Finding } from './finding.ts';
import type { PolicyProblem } from './policy.ts';

/** What is missing before the status can turn green. */
export type Shortfall =
  | { readonly kind: 'approvals'; readonly requirement: FilledRequirement }
  | { readonly kind: 'unattributed-commits'; readonly commits: readonly string[] };

/** What must change, not merely arrive, before the status can turn green. */
export type Refusal =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'changes-requested'; readonly login: string }
  | { readonly kind: 'invalid-policy'; readonly path: string; readonly problems: readonly PolicyProblem[] }
  /** GitHub did not give the whole list, so something unseen may be in it. */
  | { readonly kind: 'incomplete-list'; readonly list: FactList; readonly read: number };

/** The lists that a decision is made from. */
export type FactList = 'changed files' | 'reviews' | 'commits';

/** The decision. */
export type Verdict =
  | { readonly kind: 'not-applicable'; readonly reason: 'no-migrations' | 'migrations-left' }
  | { readonly kind: 'satisfied' }
  | { readonly kind: 'pending'; readonly shortfalls: readonly Shortfall[] }
  | {
      readonly kind: 'refused';
      readonly refusals: readonly Refusal[];
      readonly shortfalls: readonly Shortfall[];
    }
  | { readonly kind: 'undetermined'; readonly cause: string };
