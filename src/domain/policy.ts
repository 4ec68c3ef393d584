import type { Category } from './category.ts';
import type { Conventions } from './convention.ts';
import type { Demand, PlacedDemand } from './demand.ts';
import type { Duration } from './duration.ts';
import type { RiskLevel } from './level.ts';
import type { MergeWindow } from './merge-window.ts';
import type { MigrationTool } from './migration.ts';
import type { Role } from './role.ts';
import type { Severity } from './severity.ts';

/** Where a repository keeps its policy. */
export const POLICY_PATH = '.github/migration-policy.yml';

/** A policy as it is used: everything filled in, names resolved. What maintainers type is the written policy. */
export interface Policy {
  /** Where it came from: the file on the base branch, or the built-in default. */
  readonly source: PolicySource;
  /** What its file extends, outermost first. */
  readonly extended: readonly PolicySource[];
  readonly migrations: MigrationPatterns;
  /** By base branch; the first that matches. */
  readonly environments: readonly Environment[];
  readonly roles: readonly Role[];
  /** Names for people: `{ low: 'LOW', … }`. */
  readonly levelNames: Readonly<Record<RiskLevel, string>>;
  /** What is asked for; all that apply are. */
  readonly demands: readonly Demand[];
  /** Overrides by rule id. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Overrides by operation kind. */
  readonly operations: Readonly<Record<string, RiskLevel>>;
  /** Kinds of operations that belong to a category here, beside those that do anyway. */
  readonly categories: Readonly<Partial<Record<Category, readonly string[]>>>;
  /** The level of what cannot be read or understood. */
  readonly unknown: RiskLevel;
  readonly conventions: Conventions;
  readonly windows: readonly MergeWindow[];
  /** Without it there is no emergency. */
  readonly emergency?: EmergencySetting;
  /** Roles whose holders may waive a required item or a convention; without any nobody may. */
  readonly waivers: readonly string[];
  /** Whether a comment in the SQL may allow a finding. */
  readonly suppressions: 'allowed' | 'refused';
  /** Roles of whose holders one has to approve what a comment in the SQL allows; without any, whoever approves does. */
  readonly suppressors: readonly string[];
  readonly afterMerge: AfterMergeSetting;
  /** Whether the teams that can fill missing places are asked for their review. */
  readonly requestReviewers: boolean;
  /** A label for each level; without it none is set. */
  readonly labels?: Readonly<Record<RiskLevel, string>>;
}

export type PolicySource =
  | { readonly kind: 'file'; readonly path: string; readonly sha: string; readonly repository?: string }
  | { readonly kind: 'builtin'; readonly name: string; readonly version: string };

export interface MigrationPatterns {
  /** Globs of files that are migrations; absent: found by layout. */
  readonly paths?: readonly string[];
  readonly ignore: readonly string[];
  /** The tool that runs the files at `paths`. */
  readonly tool?: MigrationTool;
  /** Conventions hold for migrations from this number on. */
  readonly since?: string;
}

export interface Environment {
  readonly name: string;
  /** Globs of the base branches that lead there. */
  readonly branches: readonly string[];
}

export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly level?: RiskLevel;
  /** Whether a comment in the SQL may allow a finding of the rule; errors may not, unless this says so. */
  readonly suppressible?: boolean;
}

export interface EmergencySetting {
  /** Whose holders may declare one. */
  readonly roles: readonly string[];
  /** Until when the approvals must be there, from the declaration on. */
  readonly deadline: Duration;
  readonly label: string;
  /** The levels at which it is possible. */
  readonly levels: readonly RiskLevel[];
}

export interface AfterMergeSetting {
  /** How long tables that the migration made as a backup are kept before somebody is reminded to drop them. */
  readonly backupTables?: Duration;
  /** The levels at which the steps back are shown. */
  readonly rollbackSteps: readonly RiskLevel[];
}

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
  | {
      readonly kind: 'valid';
      readonly policy: Policy;
      /** Which file each part is from, by its path, such as `levels.high.approvals`. */
      readonly origins: ReadonlyMap<string, PolicySource>;
      /** The policy's demands, with the parts of it that make them. */
      readonly asked: readonly PlacedDemand[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[] };
