/** How a pull request can be decided. */
export const VERDICT_KINDS = [
  'not-applicable',
  'satisfied',
  'emergency',
  'pending',
  'refused',
  'undetermined',
] as const;

export type VerdictKind = (typeof VERDICT_KINDS)[number];
