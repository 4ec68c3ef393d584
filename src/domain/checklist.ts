import type { ActRefusal } from './act-refusal.ts';
import type { Duration } from './duration.ts';

/** When a line of the checklist is seen to. */
export const PHASES = ['before-approval', 'at-merge', 'after-deployment'] as const;

export type Phase = (typeof PHASES)[number];

/** A line of the checklist as the policy has it: proved by the gate where `proof` names how, or for people to tick. */
export interface ChecklistItem {
  /** By which ticks, waivers and windows name it. */
  readonly id: string;
  readonly text: string;
  readonly proof?: Proof;
  /** Proved where none of these rules has anything to report. */
  readonly rules?: readonly string[];
  readonly phase: Phase;
  /** Whether the status waits for it. */
  readonly required: boolean;
  /** Roles whose holders may tick it, `author` for the author; without it whoever holds any role and is not the author. */
  readonly by?: readonly string[];
  /** How long a tick lasts. */
  readonly expiresAfter?: Duration;
  /** So long after the merge it is asked for; only after deployment. */
  readonly due?: Duration;
}

/** What the gate can prove by itself from the SQL. */
export const PROOFS = [
  'syntax',
  'naming',
  'additive',
  'idempotent',
  'no-existing-data',
  'rollback-present',
  'no-findings',
] as const;

export type Proof = (typeof PROOFS)[number];

/** A line of the checklist with what the gate knows of it. */
export interface CheckedItem {
  readonly item: ChecklistItem;
  readonly state: ItemState;
}

export type ItemState =
  | { readonly kind: 'proved'; readonly evidence: string }
  | { readonly kind: 'disproved'; readonly evidence: string }
  /** A person answers for it. */
  | { readonly kind: 'ticked'; readonly by: string; readonly at: string; readonly until?: string }
  | { readonly kind: 'waived'; readonly by: string; readonly at: string; readonly reason: string }
  | { readonly kind: 'open'; readonly untaken?: UntakenTick };

/** The last tick of a line that does not count, or counts no more. */
export interface UntakenTick {
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly refusal: ActRefusal;
}
