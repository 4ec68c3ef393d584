import type { PolicyProblem } from './policy.ts';

/** What merging a pull request would do to the policy. */
export type PolicyChange =
  | { readonly kind: 'invalid'; readonly path: string; readonly problems: readonly PolicyProblem[] }
  /** What it would be could not be read. */
  | { readonly kind: 'unknown'; readonly path: string }
  | {
      readonly kind: 'valid';
      readonly path: string;
      /** What is said now and would not be any more, a line each, in words. */
      readonly removed: readonly string[];
      /** What would be said besides. */
      readonly added: readonly string[];
      /** Open pull requests of which something else would be asked. */
      readonly effects: readonly PolicyEffect[];
    };

/** What would become of an open pull request. */
export interface PolicyEffect {
  readonly pullNumber: number;
  readonly title: string;
  readonly url: string;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** The name of the level, and the approvals that are asked for, in words. */
export interface Outcome {
  readonly level: string;
  readonly approvals: readonly string[];
}
