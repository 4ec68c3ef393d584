import type { Category } from './category.ts';
import type { Finding } from './finding.ts';
import type { RiskLevel } from './level.ts';
import type { Migration } from './migration.ts';
import type { Operation } from './operation/operation.ts';
import type { Script } from './script.ts';

/** An operation with the level it has in its place, and why in a few words. */
export interface AssessedOperation {
  readonly operation: Operation;
  readonly level: RiskLevel;
  readonly categories: readonly Category[];
  /** What it does, for people: `adds column status to bookings`. */
  readonly summary: string;
  /** Why the level is what it is: `a nullable column harms no existing row`. */
  readonly reason: string;
}

export interface AssessedMigration {
  readonly migration: Migration;
  readonly script: Script;
  readonly operations: readonly AssessedOperation[];
  readonly findings: readonly Finding[];
  readonly level: RiskLevel;
}

/** All that the rules say of the migrations of one head. */
export interface Assessment {
  readonly level: RiskLevel;
  readonly categories: readonly Category[];
  readonly migrations: readonly AssessedMigration[];
  /** All findings, those of the migrations included, in order of path and line. */
  readonly findings: readonly Finding[];
}
