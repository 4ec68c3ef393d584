import type { AssessedMigration } from '../domain/assessment.ts';
import type { Circumstances } from '../domain/condition.ts';
import type { Conventions } from '../domain/convention.ts';
import type { RiskLevel } from '../domain/level.ts';
import type { Migration } from '../domain/migration.ts';
import type { OtherPull } from '../domain/other-pull.ts';
import type { Rollback } from '../domain/reversal.ts';
import type { Script } from '../domain/script.ts';
import type { ChangedFile, FileEntry } from '../domain/snapshot.ts';
import type { Catalogue } from './catalogue.ts';
import type { OperationContext } from './context.ts';

/** What a rule sees of a pull request as a whole. */
export interface PullRequestContext {
  /** All of them in the order in which they run, rollbacks and removed ones among them. */
  readonly migrations: readonly MigrationInPull[];
  /** Those that are new here and that the policy's conventions hold for. */
  readonly ahead: readonly MigrationInPull[];
  /** Absent where files are looked at that nobody means to change together. */
  readonly change: PullChange | undefined;
  readonly conventions: Conventions;
  readonly circumstances: Circumstances;
  /** How the policy calls the levels. */
  readonly levelNames: Readonly<Record<RiskLevel, string>>;
  /** Those of the base branch that speak of what the pull request takes away, read. */
  readonly recalled: readonly RecalledMigration[];
  /** What is known after all of them, of each schema that they change. */
  after(): readonly Catalogue[];
  /** Now, ISO 8601, UTC. */
  readonly at: string;
}

/** A migration of the pull request. */
export interface MigrationInPull extends AssessedMigration {
  /** What conditions of a convention about files are held against: this one's own. */
  readonly circumstances: Circumstances;
  /** The base branch's migrations of the same history; undefined where they could not be told. */
  readonly predecessors: readonly Migration[] | undefined;
  /** Each of its operations as it stands there. */
  steps(): readonly OperationContext[];
  /** Its way back among all of them, and what that takes back. */
  rollback(): Rollback;
}

/** What a pull request changes, and what it says of itself. */
export interface PullChange {
  readonly files: readonly ChangedFile[];
  /** What is at the head, by path, as far as it was read. */
  readonly contents: Readonly<Record<string, FileEntry>>;
  /** Absent where it is not opened yet. */
  readonly words?: { readonly title: string; readonly description: string };
  /** Other open pull requests for the same base branch. */
  readonly others: readonly OtherPull[];
  /** Since when the gate has been green for this one, ISO 8601, UTC. */
  readonly readySince?: string;
}

export interface RecalledMigration {
  readonly migration: Migration;
  readonly script: Script;
  /** Since when the branch has it as it is, ISO 8601, UTC; absent where that is not known. */
  readonly since?: string;
}
