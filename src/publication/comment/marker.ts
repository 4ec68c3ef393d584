/** The first line of our comment; nobody sees it, and the app finds its comment again by it. */
export const MARKER = '<!-- migration-gate -->';

/** The first line of the comment for after the merge. */
export const AFTER_MERGE_MARKER = '<!-- migration-gate:after-merge -->';

/**
 * Whether a comment has our marker on its first line. Anybody can write that line: a comment is ours only if the
 * app wrote it, too.
 */
export function isOurComment(body: string, marker = MARKER): boolean {
  return body.split('\n', 1)[0]?.trim() === marker;
}
