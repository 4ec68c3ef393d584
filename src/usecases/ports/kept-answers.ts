/** Answers of GitHub, kept to be asked for again only if they changed: GitHub does not count what did not. */
export interface KeptAnswers {
  /** @param asked what was asked for; each installation has its own answers. */
  get(installation: number, asked: string): Promise<KeptAnswer | undefined>;
  put(installation: number, asked: string, answer: KeptAnswer): Promise<void>;
}

export interface KeptAnswer {
  /** As GitHub gave it. */
  readonly etag: string;
  /** What was read in the answer; plain data. */
  readonly read: unknown;
}
