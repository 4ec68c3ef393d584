/** Why a request to GitHub failed, as far as it matters to what is done next. */
export type GitHubFaultKind =
  /** 5xx, time-outs, half answers: try again soon. */
  | 'passing'
  /** A primary or secondary limit: try again at `retryAt`. */
  | 'rate-limited'
  /** 401 and 403: the installation may not. */
  | 'forbidden'
  /** 404, 410: the repository, pull request or commit is not there (any more). */
  | 'gone'
  /** The commit to be written to is gone since it was read, by a force-push: read the newest one. */
  | 'outdated'
  /** GitHub answered something that the app cannot make sense of. */
  | 'unexpected';

export class GitHubFault extends Error {
  override readonly name = 'GitHubFault';
  readonly kind: GitHubFaultKind;
  /** When it makes sense to try again; only for `rate-limited`. */
  readonly retryAt?: Date;

  /** @param message what was asked, what came back, and what to do next. */
  constructor(kind: GitHubFaultKind, message: string, options: { cause?: unknown; retryAt?: Date } = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    if (options.retryAt !== undefined) this.retryAt = options.retryAt;
  }
}

/** Whether no waiting mends it: the next event about it starts anew. */
export function isPermanent(error: unknown): boolean {
  return error instanceof GitHubFault && (error.kind === 'gone' || error.kind === 'forbidden');
}
