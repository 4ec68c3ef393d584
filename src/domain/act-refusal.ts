import type { Act } from './act.ts';
import type { RiskLevel } from './level.ts';

/** Why something that somebody did beside reviewing does not count. */
export type ActRefusal =
  /** They opened the pull request. */
  | { readonly kind: 'author' }
  /** They had a part in this commit of it. */
  | { readonly kind: 'contributor'; readonly commit: string }
  | { readonly kind: 'no-role'; readonly needed: readonly string[] }
  | { readonly kind: 'role-unknown'; readonly detail: string }
  /** The migrations or the policy changed since. */
  | { readonly kind: 'stale' }
  /** It is not known what they had before them. */
  | { readonly kind: 'stale-unknown' }
  /** It lasted until then. */
  | { readonly kind: 'expired'; readonly at: string }
  /** The policy lets nobody do it. */
  | { readonly kind: 'nobody-may' }
  /** There is no line of the checklist and no finding of that name. */
  | { readonly kind: 'nothing-to-waive'; readonly item: string }
  /** What the rule finds is no matter of agreement. */
  | { readonly kind: 'not-waivable'; readonly rule: string }
  /** Whoever declared it would decide who approves it afterwards. */
  | { readonly kind: 'policy-change' }
  /** It is possible at these levels only. */
  | { readonly kind: 'wrong-level'; readonly levels: readonly RiskLevel[] };

/** What somebody said to the gate in words, and why it does not count where it does not. */
export interface WeighedAct {
  readonly act: DeclaredAct;
  readonly refusal?: ActRefusal;
}

/** What is done by a command, not by a tick. */
export type DeclaredAct = Extract<Act, { readonly kind: 'waiver' | 'emergency' }>;
