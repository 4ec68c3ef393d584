import type { Sha } from './repository.ts';
import type { StatusState } from './snapshot.ts';

/** What GitHub shall show, as data. */
export interface Publication {
  readonly head: Sha;
  /** The pull request's page: where the status leads while there is no comment. */
  readonly url: string;
  /** Absent when there is nothing to say and no comment yet. */
  readonly comment?: { readonly body: string };
  readonly status: { readonly state: StatusState; readonly description: string };
  readonly checkRun?: CheckRun;
}

export interface CheckRun {
  readonly name: string;
  readonly conclusion: 'success' | 'neutral' | 'failure';
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** A hash of all of the above, kept as `external_id`, by which an equal check run is known again. */
  readonly fingerprint: string;
}

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** One write to GitHub. A status links to the comment, so the comment comes first. */
export type Write =
  | { readonly kind: 'create-comment'; readonly body: string }
  | { readonly kind: 'update-comment'; readonly id: number; readonly body: string }
  | { readonly kind: 'create-check-run'; readonly head: Sha; readonly checkRun: CheckRun }
  | {
      readonly kind: 'set-status';
      readonly head: Sha;
      readonly state: StatusState;
      readonly description: string;
      readonly target: StatusTarget;
    };

/** Where a status leads: the comment that is (or is about to be) there, or the pull request itself. */
export type StatusTarget = { readonly kind: 'comment' } | { readonly kind: 'url'; readonly url: string };
