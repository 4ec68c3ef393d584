import type { Category } from './category.ts';
import type { RiskLevel } from './level.ts';

/** What a pull request with migrations claims for itself, as it was when it was last evaluated. */
export interface Claim {
  readonly title: string;
  readonly url: string;
  /** Its new migrations. */
  readonly migrations: readonly ClaimedNumber[];
  /** Tables and other objects that it changes and does not make itself, by printed name. */
  readonly objects: readonly string[];
  /** Since when the gate has been green for it, ISO 8601, UTC; absent while it is not. */
  readonly readySince?: string;
  readonly level: RiskLevel;
  readonly categories: readonly Category[];
  /** The level that each kind of its operations has. */
  readonly operations: Readonly<Record<string, RiskLevel>>;
}

export interface ClaimedNumber {
  readonly path: string;
  /** Absent where the tool takes none from the path. */
  readonly number?: string;
}

/** Another open pull request for the same base branch. */
export interface OtherPull extends Claim {
  readonly pullNumber: number;
}
