/** Where in the written policy something is: the keys and list places that lead to it. */
export type WrittenPath = readonly PropertyKey[];

/** Something wrong, by its place in the written policy: the line and column are not known yet. */
export interface DraftProblem {
  readonly path: WrittenPath;
  /** Whether the last key itself is wrong, or what is written for it. */
  readonly at: 'key' | 'value';
  readonly message: string;
  readonly hint: string | undefined;
}

/** A problem with what is written at a path. */
export function wrongValue(path: WrittenPath, message: string, hint?: string): DraftProblem {
  return { path, at: 'value', message, hint };
}

/** A problem with the last key of a path. */
export function wrongKey(path: WrittenPath, message: string, hint?: string): DraftProblem {
  return { path, at: 'key', message, hint };
}
