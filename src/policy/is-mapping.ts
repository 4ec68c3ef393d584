/** Whether a value is a mapping with keys: neither a list, nor `null`, nor anything plain. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
