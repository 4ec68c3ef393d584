/** The first line of our comment; nobody sees it, and the app finds its comment again by it. */
export const MARKER = '<!-- migration-gate -->';

/**
 * Whether a comment has our marker on its first line. Anybody can write that line: a comment is ours only if the
 * app wrote it, too.
 */
export function isOurComment(body: string): boolean {
  return body.split('\n', 1)[0]?.trim() === MARKER;
}
