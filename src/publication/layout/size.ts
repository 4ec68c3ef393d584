/** GitHub's limit for the body of an issue comment, in characters. */
export const COMMENT_LIMIT = 65_536;

/**
 * Size against GitHub's limits, in UTF-8 bytes. GitHub counts characters in one place and bytes in another;
 * bytes are never fewer, so what fits in bytes fits everywhere.
 */
export function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}
