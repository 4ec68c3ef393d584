/** Characters that move the cursor or turn the text around them. */
const TURNING = /[\p{Cc}\p{Bidi_Control}]/u;

/**
 * Whether a path leads a reader, or a program, elsewhere than it seems to: by control or bidirectional characters,
 * or by names that stand for a folder above. Git refuses the latter, and whatever made one did so on purpose.
 */
export function isDeceptivePath(path: string): boolean {
  return TURNING.test(path) || path.split('/').some((name) => name.trim() === '..' || name.trim() === '.');
}
