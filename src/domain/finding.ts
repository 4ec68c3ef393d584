import type { Category } from './category.ts';
import type { RiskLevel } from './level.ts';
import type { Lock } from './lock.ts';
import type { Severity } from './severity.ts';
import type { Position, Span } from './span.ts';

/** Where a finding is: a migration, and a stretch of it unless the whole file is meant. */
export interface Location {
  readonly path: string;
  readonly span?: Span;
  /** Where it is about what the pull request says of itself; `path` is then a file to show it beside. */
  readonly words?: PullWords;
}

export type PullWords = 'title' | 'description';

/** What a rule reports: what is wrong, where, why it matters, and what to do instead. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** The level the rule raises the migration to, if it does. */
  readonly level?: RiskLevel;
  readonly categories: readonly Category[];
  readonly location: Location;
  /** One sentence with the real names in it. */
  readonly message: string;
  readonly why: string;
  readonly lock?: Lock;
  readonly saferWay?: SaferWay;
  /** Where a comment in the SQL allows it: then it is a note, and reviewers see what it was and why. */
  readonly suppressed?: SuppressedBy;
  /** A convention, of which somebody whom the policy names may say that it need not hold here. */
  readonly waivable?: true;
  /** Where somebody did: then it is a note, and reviewers see what it was and why. */
  readonly waived?: WaivedBy;
}

export interface WaivedBy {
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string;
  /** The severity that the finding has without it. */
  readonly severity: Severity;
}

/** What a comment in the SQL says of a finding that it allows. */
export interface SuppressedBy {
  readonly reason: string;
  /** The severity that the finding has without it. */
  readonly severity: Severity;
  /** Where the comment is. */
  readonly at: Position;
}

/** How to reach the same end without the hazard: in words, and as SQL or another text to copy where that is possible. */
export interface SaferWay {
  readonly summary: string;
  readonly sql?: string;
  readonly text?: TextToCopy;
}

/** Something to copy that is not SQL: commands of a shell, part of a description. */
export interface TextToCopy {
  readonly language: 'sql' | 'sh' | 'markdown';
  readonly text: string;
}

/** All that there is to copy. */
export function textsToCopy({ sql, text }: SaferWay): readonly TextToCopy[] {
  return [
    ...(sql === undefined ? [] : [{ language: 'sql' as const, text: sql }]),
    ...(text === undefined ? [] : [text]),
  ];
}
