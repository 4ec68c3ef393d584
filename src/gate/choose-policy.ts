import type { Policy, PolicyProblem } from '../domain/policy.ts';

/** The policy that a pull request is held to, and what there is to know about its file. */
export interface ChosenPolicy {
  /** That of the base branch; the built-in one where the base branch has none, or one with errors. */
  readonly policy: Policy;
  /** Names the policy by what it says: facts that were gathered under one are not used under another. */
  readonly identity: string;
  /** Paths of policy files that the pull request changes, adds, renames or removes. */
  readonly changedHere: readonly string[];
  /** Everything that is wrong with the file on the base branch. */
  readonly invalid?: { readonly path: string; readonly problems: readonly PolicyProblem[] };
}
