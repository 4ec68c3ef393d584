/** Kinds of harm that a policy can name beside the level. */
export const CATEGORIES = [
  'destructive',
  'rewriting',
  'blocking',
  'incompatible',
  'data',
  'security',
] as const;

export type Category = (typeof CATEGORIES)[number];
