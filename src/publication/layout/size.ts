/**
 * Size against GitHub's limits, in UTF-8 bytes. GitHub counts characters in one place and bytes in another;
 * bytes are never fewer, so what fits in bytes fits everywhere.
 */
export function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}
