import type { ChecklistItem } from './checklist.ts';
import type { Condition } from './condition.ts';
import type { Requirement } from './role.ts';

/** What a policy asks for under a condition. */
export interface Demand {
  readonly when: Condition;
  /** All of them are needed. */
  readonly approvals: readonly ApprovalDemand[];
  /** Statuses and check runs of the head that must be green, by name. */
  readonly checks: readonly string[];
  /** Merge windows by name, all of which must be open. */
  readonly windows: readonly string[];
  readonly checklist: readonly ChecklistItem[];
}

/** A demand and the part of the policy that makes it, such as `levels.high`. */
export interface PlacedDemand {
  readonly path: string;
  readonly demand: Demand;
}

/** People who must approve; or several ways, of which one is enough. */
export type ApprovalDemand =
  | { readonly kind: 'people'; readonly requirement: Requirement }
  | { readonly kind: 'any-of'; readonly ways: readonly (readonly Requirement[])[] };
