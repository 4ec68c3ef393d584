import type { RiskLevel } from './level.ts';
import type { MigrationTool } from './migration.ts';
import type { Requirement, Role } from './role.ts';
import type { Severity } from './severity.ts';

/** Where a repository keeps its policy. */
export const POLICY_PATH = '.github/migration-policy.yml';

/** A policy as it is used: everything filled in, names resolved. What maintainers type is the written policy. */
export interface Policy {
  /** Where it came from: the file on the base branch, or the built-in default. */
  readonly source: PolicySource;
  readonly migrations: MigrationPatterns;
  readonly roles: readonly Role[];
  /** Names for people: `{ low: 'LOW', … }`. */
  readonly levelNames: Readonly<Record<RiskLevel, string>>;
  readonly requirements: Readonly<Record<RiskLevel, readonly Requirement[]>>;
  /** Overrides by rule id. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Overrides by operation kind. */
  readonly operations: Readonly<Record<string, RiskLevel>>;
  /** The level of what cannot be read or understood. */
  readonly unknown: RiskLevel;
  readonly checklist: Readonly<Record<RiskLevel, readonly ChecklistItem[]>>;
  /** Status contexts and check runs whose arrival re-evaluates a pull request. */
  readonly requiredChecks: readonly string[];
}

export type PolicySource =
  | { readonly kind: 'file'; readonly path: string; readonly sha: string }
  | { readonly kind: 'builtin'; readonly name: string; readonly version: string };

export interface MigrationPatterns {
  /** Globs of files that are migrations; absent: found by layout. */
  readonly paths?: readonly string[];
  readonly ignore: readonly string[];
  /** The tool that runs the files at `paths`. */
  readonly tool?: MigrationTool;
}

export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly level?: RiskLevel;
  /** Whether a comment in the SQL may allow a finding of the rule; errors may not, unless this says so. */
  readonly suppressible?: boolean;
}

/** A line of the checklist: proved by the gate where `proof` names how, or for people to read. */
export interface ChecklistItem {
  readonly text: string;
  readonly proof?: Proof;
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

/** Something wrong with a written policy, said so that its author can mend it. */
export interface PolicyProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** The line of the file itself. */
  readonly source: string;
  /** What to write instead, or what was probably meant. */
  readonly hint?: string;
}

/** What reading the policy gave: a policy, or every problem at once. */
export type PolicyReading =
  | { readonly kind: 'valid'; readonly policy: Policy }
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[] };
