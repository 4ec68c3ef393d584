import type { ActRefusal } from './act-refusal.ts';
import type { IgnoredReason } from './approval.ts';
import type { Cause } from './job.ts';
import type { RiskLevel } from './level.ts';
import type { FileMode } from './migration.ts';
import type { Sha } from './repository.ts';
import type { Requirement } from './role.ts';
import type { Severity } from './severity.ts';
import type { StatusState } from './snapshot.ts';
import type { FactList, MissingCheck, Verdict } from './verdict.ts';

/** One entry of the audit: what was decided or done, when and why. Nothing in it changes afterwards. */
export type AuditEntry = AuditHead & (AuditedDecision | AuditedGroup | AuditedSilence | AuditedDeed);

/** An entry as it was recorded. */
export type RecordedEntry = AuditEntry & {
  /** `owner/name@17`: the repository in lower case, and the entry's number there. */
  readonly id: string;
  /** Of the program that recorded it. */
  readonly version: string;
};

export interface AuditHead {
  /** ISO 8601, UTC; of a decision, when its facts were read. */
  readonly at: string;
  readonly why: Cause;
  readonly installation: number;
  /** `owner/name`. */
  readonly repository: string;
  /** Absent where it could not be told which pull request it is about. */
  readonly pull?: number;
}

/** An evaluation of a pull request, open or merged. */
export interface AuditedDecision extends AuditedOutcome {
  readonly kind: 'decision';
}

/** The status of a merge group's head, with the decision on the pull request that it is for. */
export interface AuditedGroup extends AuditedOutcome {
  readonly kind: 'merge-group';
  readonly group: {
    readonly head: Sha;
    /** What the group has at the paths of the pull request's migrations. */
    readonly files: Readonly<Record<string, { readonly mode?: FileMode; readonly blob?: Sha }>>;
    /** The first migration that is not what the pull request has. */
    readonly different?: string;
  };
}

/** A status that was set although nothing could be decided. */
export interface AuditedSilence {
  readonly kind: 'undetermined';
  readonly head: Sha;
  readonly ground: SilenceGround;
  readonly status: AuditedStatus;
}

export type SilenceGround =
  /** The evaluation failed for the last time; the message says how, and `againAt` when it is made again, ISO 8601, UTC. */
  | { readonly kind: 'fault'; readonly message: string; readonly againAt?: string }
  /** A merge group whose branch names no pull request. */
  | { readonly kind: 'no-pull-request'; readonly branch: string }
  /** A merge group for a pull request that is not open. */
  | { readonly kind: 'not-open'; readonly pull: number };

/** What was done beside a decision, or went another way than the decision before it says. */
export interface AuditedDeed {
  readonly kind: 'deed';
  /** What it was: `issue emergency`, `reminded …`. */
  readonly deeds: readonly string[];
  readonly writes: readonly string[];
  /** Writes that GitHub refused, and why. */
  readonly refused: readonly string[];
  /** Why not all of the writes were made. */
  readonly failed?: string;
}

/** What was decided, what was written for it, and on what it was decided. */
export interface AuditedOutcome extends DecidedOutcome {
  /** What was to be written to GitHub; a later entry says so where that failed. */
  readonly writes: readonly string[];
  /** The facts, by the hashes of their parts. */
  readonly facts: readonly string[];
}

/** What follows from the facts: decided again on the same ones, it is the same. */
export interface DecidedOutcome {
  readonly head: Sha;
  readonly base: Sha;
  readonly baseBranch: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly digest: string;
  readonly policy: AuditedPolicy;
  readonly level: RiskLevel;
  readonly verdict: Verdict['kind'];
  readonly findings: readonly AuditedFinding[];
  /** How many more there were. */
  readonly moreFindings?: number;
  readonly counted: readonly AuditedApproval[];
  readonly notCounted: readonly (AuditedReview & { readonly reason: IgnoredReason })[];
  readonly objections: readonly AuditedReview[];
  /** What was missing. */
  readonly shortfalls: readonly AuditedShortfall[];
  /** What stood against it, beside the findings that are errors. */
  readonly refusals: readonly AuditedRefusal[];
  /** What people did beside reviewing, oldest first. */
  readonly acts: readonly AuditedAct[];
  /** Absent where none is set: the pull request is not open any more. */
  readonly status?: AuditedStatus;
}

export interface AuditedStatus {
  readonly state: StatusState;
  readonly description: string;
}

/** Which policy was in force, and whose it is. */
export interface AuditedPolicy {
  readonly from: 'repository' | 'organisation' | 'built-in';
  /** The path of its file, or the name of the built-in one. */
  readonly name: string;
  /** The blob of its file, or the version of the built-in one. */
  readonly sha: string;
  /** `owner/name`, where the file is in another repository. */
  readonly repository?: string;
  readonly extends: readonly Omit<AuditedPolicy, 'extends'>[];
}

export interface AuditedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  /** Allowed by a comment in the SQL, and why. */
  readonly suppressed?: string;
  /** Waived, by whom and why. */
  readonly waived?: { readonly by: string; readonly reason: string };
}

export interface AuditedReview {
  readonly login: string;
  readonly review: number;
}

export interface AuditedApproval extends AuditedReview {
  readonly roles: readonly string[];
}

export type AuditedShortfall =
  | ({ readonly kind: 'approvals'; readonly missing: number } & Requirement)
  | { readonly kind: 'unattributed-commits'; readonly commits: readonly string[] }
  | { readonly kind: 'suppressions'; readonly rules: readonly string[]; readonly roles: readonly string[] }
  | { readonly kind: 'checks'; readonly checks: readonly MissingCheck[] }
  | { readonly kind: 'checklist'; readonly items: readonly string[] }
  | { readonly kind: 'window'; readonly window: string; readonly opensAt?: string };

export type AuditedRefusal =
  | { readonly kind: 'changes-requested'; readonly login: string }
  | { readonly kind: 'invalid-policy' | 'breaks-policy'; readonly path: string; readonly problems: number }
  | { readonly kind: 'incomplete-list'; readonly list: FactList; readonly read: number };

/** A tick, a waiver, an emergency: who did it, in which roles, why, and whether it counts now. */
export interface AuditedAct {
  readonly kind: 'tick' | 'untick' | 'waiver' | 'emergency';
  readonly by: string;
  readonly at: string;
  /** The roles that they hold now. */
  readonly roles: readonly string[];
  readonly item?: string;
  readonly reason?: string;
  readonly counts: boolean;
  readonly refusal?: ActRefusal;
}
