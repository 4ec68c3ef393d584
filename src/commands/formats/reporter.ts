import type { AssessedMigration } from '../../domain/assessment.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Tally } from '../tally.ts';

/** Says what a check found, in one format: each part as text to write, as soon as it is known. */
export interface Reporter {
  /** After a migration was judged; '' where there is nothing to say yet. */
  migration(assessed: AssessedMigration): string;
  end(closing: Closing): string;
}

/** What is known in the end. */
export interface Closing {
  readonly policy: Policy;
  readonly tally: Tally;
  /** Findings that lie beside the migrations, such as a changed policy. */
  readonly beside: readonly Finding[];
  /** What the gate would decide, of all migrations together. */
  decide(migrations: readonly AssessedMigration[]): Decision;
}

export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'markdown'] as const;

export type Format = (typeof FORMATS)[number];

export const EXPLAIN_FORMATS = ['pretty', 'json', 'markdown'] as const;

export type ExplainFormat = (typeof EXPLAIN_FORMATS)[number];

export const RULES_FORMATS = ['pretty', 'json'] as const;

export type RulesFormat = (typeof RULES_FORMATS)[number];

/** What a format is told before anything is known. */
export interface Setting {
  /** The version of this program. */
  readonly version: string;
  readonly colour: boolean;
  /** Width of the terminal in columns; undefined where the text goes elsewhere. */
  readonly columns: number | undefined;
  /** A path as the person who asked would write it. */
  readonly pathOf: (path: string) => string;
}
