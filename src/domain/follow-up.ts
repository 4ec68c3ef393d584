/** An issue that the gate opens to see that something is done after the merge. */
export interface FollowUp {
  /** What it is about, of its pull request: lower-case words with hyphens, such as `emergency`. */
  readonly topic: string;
  readonly title: string;
  /** Begins with the marker by which it is known again. */
  readonly body: string;
  readonly labels: readonly string[];
}

/** A follow-up as it is on GitHub. */
export interface FollowUpIssue {
  readonly number: number;
  readonly url: string;
  readonly state: 'open' | 'closed';
  readonly body: string;
  readonly labels: readonly string[];
  /** ISO 8601, UTC. */
  readonly closedAt?: string;
}
