import type { Refusal, Shortfall } from './verdict.ts';

/** What the follow-up of an emergency is about. */
export const EMERGENCY_TOPIC = 'emergency';

/** An emergency that somebody declared who may. All times are ISO 8601, UTC. */
export interface Emergency {
  /** The act by which it was declared. */
  readonly id: string;
  readonly by: string;
  readonly reason: string;
  readonly declaredAt: string;
  /** Until when the approvals have to be there. */
  readonly deadline: string;
}

/** What is owed for an emergency: the approvals that it did without. */
export type EmergencyDebt =
  | {
      readonly kind: 'owed' | 'overdue';
      readonly emergency: Emergency;
      /** Approvals, and commits of which nobody knows whether an approver wrote them. */
      readonly missing: readonly Shortfall[];
      /** Standing “changes requested”. */
      readonly objections: readonly Refusal[];
    }
  | { readonly kind: 'paid'; readonly emergency: Emergency; readonly approvers: readonly string[] }
  /** It counts no more, and nothing was merged by it. */
  | { readonly kind: 'lapsed' };
